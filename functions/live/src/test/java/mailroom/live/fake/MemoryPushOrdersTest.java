package mailroom.live.fake;

import java.util.List;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.PushOrder;
import mailroom.live.port.PushOrders;
import mailroom.live.port.PushOrdersContract;

class MemoryPushOrdersTest extends PushOrdersContract {
    private final MemoryPushOrders orders = new MemoryPushOrders();

    @Override
    protected PushOrders orders() {
        return orders;
    }

    @Override
    protected List<PushOrder> arrived(BatchId of, int expected) {
        return orders.waiting().stream().filter(it -> it.batch().equals(of)).toList();
    }
}
