package mailroom.batches.port;

import java.time.Duration;

/** Waiting, so that tests need not. */
public interface Pause {
    /** Returns after {@code duration}, or sooner where the thread is interrupted. */
    void pause(Duration duration);
}
