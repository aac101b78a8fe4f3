package mailroom.sender.domain;

import java.time.Duration;

/** How handling a delivered chunk ended, and so whether its message may be acknowledged. */
public sealed interface Handled {
    /** Every recipient's outcome is stored and reported: acknowledge. */
    record Reported(int recipients) implements Handled {}

    /** A copy of the message comes after {@code delay}: acknowledge this one. */
    record Postponed(Duration delay, Why why) implements Handled {}

    /** Stored, not reported: the message must come again, to be reported then. */
    record Unreported() implements Handled {}

    /** Nothing was begun, as too little of the invocation was left: the message must come again. */
    record NotBegun() implements Handled {}

    /** Why a chunk comes again. */
    enum Why {
        HELD,
        OVERTAKEN,
        THROTTLED,
        OUT_OF_TIME
    }
}
