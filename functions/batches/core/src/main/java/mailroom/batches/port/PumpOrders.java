package mailroom.batches.port;

import java.time.Duration;
import java.util.List;
import mailroom.batches.domain.PumpOrder;

/** The queue that drives the pump. */
public interface PumpOrders {
    /** Enqueues the orders, to be taken up after {@code delay} (whole seconds, 15 minutes at most). Returns those that were not taken. */
    List<PumpOrder> enqueue(List<PumpOrder> orders, Duration delay);
}
