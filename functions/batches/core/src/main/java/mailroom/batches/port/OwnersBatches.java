package mailroom.batches.port;

import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Space;

/** The index by owner. It follows the batches with a delay of some milliseconds. */
public interface OwnersBatches {
    /** Up to {@code limit} ids, newest first, older than {@code before} where that is given. */
    List<BatchId> page(Space space, Optional<BatchId> before, int limit);
}
