package mailroom.live.port;

import java.time.Duration;

/** Waiting. */
public interface Pause {
    void sleep(Duration duration);
}
