package mailroom.access.rate;

import java.time.Duration;
import java.util.Map;

/**
 * What a key has left of its window.
 *
 * @param most requests per {@code window}
 * @param left before the next window
 * @param reset until the next window begins
 */
public record Quota(int most, int left, Duration window, Duration reset) {
    /** As draft-ietf-httpapi-ratelimit-headers-10 writes it, names in lower case. */
    public Map<String, String> headers() {
        return Map.of(
                "ratelimit-policy", "\"key\";q=%d;w=%d".formatted(most, window.toSeconds()),
                "ratelimit", "\"key\";r=%d;t=%d".formatted(left, resetSeconds()));
    }

    /** Whole seconds, rounded up: who waits so long finds the next window. */
    public long resetSeconds() {
        return reset.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
