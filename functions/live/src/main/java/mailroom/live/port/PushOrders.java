package mailroom.live.port;

import java.util.List;
import mailroom.live.domain.PushOrder;

/** The queue that drives the pushes: a batch's orders one after another, and of orders with one deduplication id the first. */
public interface PushOrders {
    /** Enqueues the orders. Returns those that were not taken. */
    List<PushOrder> enqueue(List<PushOrder> orders);
}
