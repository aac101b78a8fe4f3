package mailroom.sender.port;

import java.time.Duration;
import mailroom.sender.domain.Delivery;

/** Lets a chunk come again. */
public interface Requeue {
    /** Puts a copy of the chunk's message into its kind's queue, to be seen after {@code delay} (0 to 900 s, rounded up to seconds). */
    void enqueue(Delivery delivery, Duration delay);
}
