package local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that goes when it is told to, and rings the alarms that it passes. */
final class ManualTime implements InstantSource, Alarm {
    private record Ring(Instant at, long order, Runnable run) {}

    private final PriorityQueue<Ring> rings =
            new PriorityQueue<>(Comparator.comparing(Ring::at).thenComparingLong(Ring::order));
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private long order;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration time, Runnable run) {
        rings.add(new Ring(now.plus(time), order++, run));
    }

    void pass(Duration time) {
        Instant end = now.plus(time);
        for (Ring next = rings.peek(); next != null && !next.at().isAfter(end); next = rings.peek()) {
            rings.remove();
            now = next.at();
            next.run().run();
        }
        now = end;
    }
}
