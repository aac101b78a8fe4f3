package mailroom.batches.domain;

import java.time.Instant;

/**
 * Something to look at when its time comes.
 *
 * @param keptUntil when the entry may vanish although nobody looked
 */
public record DueEntry(Check check, BatchId batch, DueSlot slot, Instant keptUntil) {
    /** What to look at. */
    public enum Check {
        /** Was it handed over, or does it at least go on? */
        DISPATCH,
        /** Is anybody still queued although it is too late? */
        EXPIRY,
        /** Settle it, whatever is open. */
        SETTLE
    }

    /** An entry that is looked at in the first sweep at or after {@code at}. */
    public static DueEntry at(Check check, Batch batch, Instant at) {
        return new DueEntry(check, batch.id(), DueSlot.of(batch.id(), at), batch.keptUntil());
    }

    /** The same entry, to be looked at again at or after {@code at}. */
    public DueEntry later(Instant at) {
        return new DueEntry(check, batch, DueSlot.of(batch, at), keptUntil);
    }
}
