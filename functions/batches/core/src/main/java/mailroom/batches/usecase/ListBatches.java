package mailroom.batches.usecase;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Space;
import mailroom.batches.port.Batches;
import mailroom.batches.port.OwnersBatches;

/** Shows the batches of a space, newest first. */
public final class ListBatches {
    /** Each batch costs a read per shard of its counts. */
    public static final int MOST = 100;

    private final OwnersBatches index;
    private final Batches batches;

    public ListBatches(OwnersBatches index, Batches batches) {
        this.index = index;
        this.batches = batches;
    }

    /**
     * Some of them, in order.
     *
     * @param next where to go on, if there may be more
     */
    public record Page(List<BatchView> batches, Optional<BatchId> next) {}

    public Page list(Space space, Optional<BatchId> before, int limit) {
        List<BatchId> ids = index.page(space, before, limit);
        var found = batches.read(ids);
        return new Page(
                ids.stream().map(found::get).filter(Objects::nonNull).toList(),
                ids.size() < limit ? Optional.empty() : Optional.of(ids.getLast()));
    }
}
