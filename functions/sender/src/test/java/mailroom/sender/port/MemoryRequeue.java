package mailroom.sender.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mailroom.sender.domain.Delivery;

/** Keeps what is to come again, and when. */
public final class MemoryRequeue implements Requeue {
    /** One copy of a message. */
    public record Copy(Delivery delivery, Duration delay) {}

    private final List<Copy> copies = new ArrayList<>();

    @Override
    public synchronized void enqueue(Delivery delivery, Duration delay) {
        copies.add(new Copy(delivery, delay));
    }

    public synchronized List<Copy> copies() {
        return List.copyOf(copies);
    }
}
