package mailroom.batches.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.port.PumpOrders;

/** A queue that keeps what it takes, and can be told to take nothing. */
public final class RecordedOrders implements PumpOrders {
    private final List<PumpOrder> taken = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private boolean refusing;

    @Override
    public List<PumpOrder> enqueue(List<PumpOrder> orders, Duration delay) {
        if (refusing) {
            return orders;
        }
        taken.addAll(orders);
        orders.forEach(_ -> delays.add(delay));
        return List.of();
    }

    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public List<PumpOrder> taken() {
        return List.copyOf(taken);
    }

    public List<Duration> delays() {
        return List.copyOf(delays);
    }
}
