package mailroom.access.rate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mailroom.access.rate.Windows.Place;

/**
 * A limit per key in fixed windows of a minute. A window that has ended gives its places back at once, so two of them may be used within a short time:
 * the price of one counter that is exact at any number of callers, and costs one write.
 */
public final class RateLimit {
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final Windows windows;
    private final int most;
    private final InstantSource clock;

    /** {@code most} requests a minute for each key; 0 is no limit. */
    public RateLimit(Windows windows, int most, InstantSource clock) {
        if (most < 0) {
            throw new IllegalArgumentException("%d requests a minute".formatted(most));
        }
        this.windows = windows;
        this.most = most;
        this.clock = clock;
    }

    public Admission admit(String keyId) {
        if (most == 0) {
            return new Admission.Free();
        }
        Instant now = clock.instant();
        Instant begin = Instant.ofEpochSecond(now.getEpochSecond() / WINDOW.toSeconds() * WINDOW.toSeconds());
        Instant end = begin.plus(WINDOW);
        Duration reset = Duration.between(now, end);
        return switch (windows.take(keyId, begin, most, end.plus(WINDOW))) {
            case Place.Taken(int number) ->
                new Admission.Within(new Quota(most, Math.max(0, most - number), WINDOW, reset));
            case Place.NoneLeft() -> new Admission.Exceeded(new Quota(most, 0, WINDOW, reset));
        };
    }
}
