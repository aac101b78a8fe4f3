package mailroom.batches.usecase;

import java.time.Duration;
import java.util.List;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.port.PumpOrders;

/** Turns committed batches into work: one pump order each, nothing else, so that the stream never waits for a batch. */
public final class RelayBatch {
    private final PumpOrders orders;

    public RelayBatch(PumpOrders orders) {
        this.orders = orders;
    }

    /** A batch that was committed, as its own record in the stream says. */
    public record Committed(BatchId batch, Origin origin) {}

    /** Enqueues an order for each. Returns the batches for which that failed. */
    public List<BatchId> relay(List<Committed> batches) {
        return orders
                .enqueue(
                        batches.stream()
                                .map(it -> PumpOrder.first(it.batch(), 0, it.origin()))
                                .toList(),
                        Duration.ZERO)
                .stream()
                .map(PumpOrder::batch)
                .toList();
    }
}
