package mailroom.live.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A quarter of a second, counted from 1970. A change is pushed in the bucket after the one that it was written in, once for all changes.
 *
 * <p>Why no last state is lost: whoever orders a push has written before, and takes the bucket that begins after that. An order that the queue
 * drops as a duplicate has the same bucket as the one that it keeps, and a push reads only when its bucket has begun. So it reads whatever any
 * of those orders was for ({@code docs/adr/0016-live.md}).
 */
public record Bucket(long number) {
    public static final Duration LENGTH = Duration.ofMillis(250);

    /** How far two clocks may be apart: a push waits this much longer. */
    public static final Duration MARGIN = Duration.ofMillis(50);

    /** The first one that begins after {@code now}. */
    public static Bucket after(Instant now) {
        return new Bucket(Math.floorDiv(now.toEpochMilli(), LENGTH.toMillis()) + 1);
    }

    public Instant begins() {
        return Instant.ofEpochMilli(number * LENGTH.toMillis());
    }

    /** How long a push has yet to wait; never longer than one bucket and the margin, whatever the clocks say. */
    public Duration waitAt(Instant now) {
        Duration left = Duration.between(now, begins().plus(MARGIN));
        Duration most = LENGTH.plus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left.compareTo(most) > 0 ? most : left;
    }
}
