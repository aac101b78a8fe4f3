package mailroom.batches.port;

import java.util.List;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Happening;

/** What happened to batches. */
public interface Histories {
    /** All that happened to the batch, oldest first; nothing where there is no such batch. */
    List<Happening> read(BatchId batch);
}
