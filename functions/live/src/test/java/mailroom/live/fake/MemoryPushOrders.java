package mailroom.live.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailroom.live.domain.PushOrder;
import mailroom.live.port.PushOrders;

/** A FIFO queue that drops duplicates, and can be told to take nothing. */
public final class MemoryPushOrders implements PushOrders {
    private final Set<String> seen = new HashSet<>();
    private final Deque<PushOrder> waiting = new ArrayDeque<>();
    private boolean refusing;

    @Override
    public synchronized List<PushOrder> enqueue(List<PushOrder> orders) {
        if (refusing) {
            return orders;
        }
        orders.stream().filter(it -> seen.add(it.deduplicationId())).forEach(waiting::add);
        return List.of();
    }

    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** The order that came first of those that wait. */
    public synchronized Optional<PushOrder> next() {
        return Optional.ofNullable(waiting.poll());
    }

    public synchronized List<PushOrder> waiting() {
        return new ArrayList<>(waiting);
    }
}
