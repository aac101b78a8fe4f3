package mailroom.batches.port;

import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Stage;

/** How far a batch has come, where no count says so. */
public interface Marks {
    /** Marks the batch. Marks only move on: an older one changes nothing, and nothing is marked of a batch that is gone. */
    void mark(BatchId batch, Stage stage);
}
