package mailroom.batches.port;

import java.time.Instant;

/** Moves the sweep on. */
public interface SweepProgress {
    /** Everything due until {@code minute} was looked at. Never moves back. */
    void advance(Instant minute);
}
