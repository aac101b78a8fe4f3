package mailroom.batches.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** What became of one recipient, and when. Times are kept to the millisecond. */
public record Outcome(RecipientState state, Instant at, Reason reason) {
    /**
     * A total order, so that merging is commutative, associative and idempotent: higher rank, then earlier, then smaller code. Bounce and
     * diagnostic only break ties that reports of one event can leave.
     */
    private static final Comparator<Outcome> STRENGTH = Comparator.comparing(Outcome::state)
            .thenComparing(Outcome::at, Comparator.reverseOrder())
            .thenComparing(it -> it.reason().code(), Comparator.reverseOrder())
            .thenComparing(it -> it.reason().bounce(), Comparator.reverseOrder())
            .thenComparing(it -> it.reason().diagnostic(), Comparator.reverseOrder());

    public Outcome {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Outcome of(RecipientState state, Instant at) {
        return new Outcome(state, at, Reason.NONE);
    }

    /** The stronger of the two, the same whichever comes first and however often. */
    public Outcome merge(Outcome other) {
        return STRENGTH.compare(this, other) >= 0 ? this : other;
    }
}
