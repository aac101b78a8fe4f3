package local.invoke;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** Time that passes only when a test says so; work is done at once, one piece after the other. */
final class ManualTimers implements Timers, InstantSource {
    private record Later(Instant at, long order, Runnable work) {}

    private final Deque<Runnable> now = new ArrayDeque<>();
    private final PriorityQueue<Later> later =
            new PriorityQueue<>(Comparator.comparing(Later::at).thenComparingLong(Later::order));
    private Instant time = Instant.parse("2026-11-23T09:00:00Z");
    private boolean working;
    private long order;

    @Override
    public Instant instant() {
        return time;
    }

    @Override
    public void run(Runnable work) {
        now.add(work);
        if (!working) {
            working = true;
            while (!now.isEmpty()) {
                now.remove().run();
            }
            working = false;
        }
    }

    @Override
    public void after(Duration delay, Runnable work) {
        later.add(new Later(time.plus(delay), order++, work));
    }

    void pass(Duration duration) {
        Instant end = time.plus(duration);
        while (!later.isEmpty() && !later.peek().at().isAfter(end)) {
            Later next = later.remove();
            time = next.at();
            run(next.work());
        }
        time = end;
    }
}
