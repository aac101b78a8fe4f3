package mailroom.sender.port;

import java.time.Duration;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Hold;
import mailroom.sender.domain.Lease;
import mailroom.sender.domain.Progress;
import mailroom.sender.domain.Stored;

/** Who may call the provider for a chunk, and what came of it. */
public interface Leases {
    /**
     * Takes the chunk for {@code duration}, atomically: of any number of callers at most one gets {@link Lease.Taken}, and nobody does after
     * a holder's end without a record, or after a complete one. What is stored outlives every copy of the chunk's message.
     */
    Lease take(Chunk chunk, Duration duration);

    /** Stores what came of it and gives the lease up, as long as {@code hold} is the last one that was given out. */
    Stored store(Hold hold, Progress progress);
}
