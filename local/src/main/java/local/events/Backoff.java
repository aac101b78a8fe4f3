package local.events;

import java.time.Duration;

/** Doubles from {@code first} to {@code last} until something goes well. */
final class Backoff {
    private final Duration first;
    private final Duration last;
    private Duration next;

    Backoff(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    Duration next() {
        Duration current = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(last) > 0 ? last : doubled;
        return current;
    }

    void reset() {
        next = first;
    }
}
