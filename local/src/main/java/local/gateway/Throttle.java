package local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A token bucket: {@code rate} requests a second on average, {@code burst} at once. */
public final class Throttle {
    private final InstantSource clock;
    private final double rate;
    private final double burst;
    private double tokens;
    private Instant filled;

    public Throttle(InstantSource clock, double rate, double burst) {
        this.clock = clock;
        this.rate = rate;
        this.burst = burst;
        this.tokens = burst;
        this.filled = clock.instant();
    }

    /** Whether one more request may pass now; if so, it is counted. */
    public synchronized boolean admits() {
        Instant now = clock.instant();
        double seconds = Duration.between(filled, now).toNanos() / 1e9;
        if (seconds > 0) {
            tokens = Math.min(burst, tokens + seconds * rate);
            filled = now;
        }
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
