package mailroom.batches.port;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits between attempts: full jitter under a ceiling that doubles, so that those who collided once do not meet again. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(800);

    private final RandomGenerator random;
    private final Pause pause;

    public Backoff(RandomGenerator random, Pause pause) {
        this.random = random;
        this.pause = pause;
    }

    /** Waits before attempt {@code attempt + 1}; the first attempt is 1. */
    public void after(int attempt) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 10));
        pause.pause(Duration.ofMillis(1 + random.nextLong(ceiling)));
    }

    /** Sleeps, for composition roots. An interrupt ends the sleep and stays set. */
    public static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
