package mailroom.sender.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a throttled chunk waits: 2 s, doubled by each attempt up to SQS's longest delay; half of it is chance, so that waiters spread. */
public final class Backoff {
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after this many throttled calls before this one; whole milliseconds, at least 1 s. */
    Duration after(int attempts) {
        long ceiling = Math.min(LONGEST.toMillis(), 2_000L << Math.min(attempts, DOUBLINGS));
        return Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
    }
}
