package mailroom.batches.port;

import java.time.Instant;
import java.util.List;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.DueEntry;

/** The moment from which on an open batch is on its way. */
public interface Submits {
    /** Closes the batch and writes its due entries: all or nothing, and only where it is open and as large as {@code batch}. */
    Closed submit(Batch batch, Instant at, List<DueEntry> due);

    /** What submitting can find. */
    enum Closed {
        DONE,
        /** It is open, but larger than the caller saw. */
        OUTRUN,
        NOT_OPEN
    }
}
