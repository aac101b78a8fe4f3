package local.lambda;

import java.time.Duration;
import java.util.Optional;

/** The time that one invocation is billed for: its own, and its environment's init where it is the first one. */
record Billed(Duration took, Optional<Duration> init) {
    /** Rounded up. */
    long millis() {
        return (took.plus(init.orElse(Duration.ZERO)).toNanos() + 999_999) / 1_000_000;
    }
}
