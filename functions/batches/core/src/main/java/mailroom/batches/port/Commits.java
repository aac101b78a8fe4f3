package mailroom.batches.port;

import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.DueEntry;

/** The moment from which on a batch exists. */
public interface Commits {
    /**
     * Writes the batch as it begins (queued, or open), the claim on its idempotency key where there is one, and its due entries: all or nothing. A claim that has expired
     * does not stand in the way.
     */
    Committed commit(BatchView batch, Optional<Claim> claim, List<DueEntry> due);

    /** What a commit can find. */
    sealed interface Committed {
        record Done() implements Committed {}

        /** Another submission holds the key; nothing was written. */
        record KeyTaken(Claim holder) implements Committed {}
    }
}
