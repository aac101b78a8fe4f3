package mailroom.access.rate;

import java.time.Instant;

/** Counters, one per key and window. */
public interface Windows {
    /**
     * Takes one of {@code most} places, atomically: of any number of callers at most so many get one. The counter may be forgotten after {@code until}.
     */
    Place take(String keyId, Instant begin, int most, Instant until);

    /** What taking a place can find. */
    sealed interface Place {
        /** The how-manieth place of the window it was. */
        record Taken(int number) implements Place {}

        record NoneLeft() implements Place {}
    }
}
