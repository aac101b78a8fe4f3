package mailroom.batches.port;

import java.util.Collection;
import java.util.Map;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;

/** Batches as they stand. */
public interface Batches {
    /** Those of the ids that exist, with counts that were exact at one moment of the call. */
    Map<BatchId, BatchView> read(Collection<BatchId> ids);
}
