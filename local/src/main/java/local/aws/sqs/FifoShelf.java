package local.aws.sqs;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Messages in order within their group; while one of a group is in flight, the rest of the group waits. */
final class FifoShelf implements Shelf {
    private final Map<String, Group> groups = new LinkedHashMap<>();

    @Override
    public void put(Message message) {
        Group group = groups.computeIfAbsent(message.group(), it -> new Group());
        group.inFlight.remove(message.sequence());
        group.visible.add(message);
    }

    @Override
    public Optional<Message> take(long receive) {
        for (Iterator<Map.Entry<String, Group>> all = groups.entrySet().iterator(); all.hasNext(); ) {
            Group group = all.next().getValue();
            if (group.isFinished()) {
                all.remove();
            } else if (group.isOpenTo(receive)) {
                Message next = group.visible.remove();
                group.inFlight.add(next.sequence());
                group.receive = receive;
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    @Override
    public void done(Message message) {
        Group group = groups.get(message.group());
        if (group != null) {
            group.inFlight.remove(message.sequence());
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }

    private static final class Group {
        private final PriorityQueue<Message> visible = new PriorityQueue<>(Comparator.comparingLong(Message::sequence));
        private final Set<Long> inFlight = new HashSet<>();
        private long receive;

        boolean isFinished() {
            return visible.isEmpty() && inFlight.isEmpty();
        }

        boolean isOpenTo(long receiveNumber) {
            return !visible.isEmpty() && (inFlight.isEmpty() || receive == receiveNumber);
        }
    }
}
