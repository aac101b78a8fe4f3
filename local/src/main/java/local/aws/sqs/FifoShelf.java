package local.aws.sqs;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Messages in order within their group; while one of a group is in flight, the rest of the group waits. */
final class FifoShelf implements Shelf {
    private static final long NOBODY = -1;

    private final Map<String, Group> groups = new LinkedHashMap<>();

    @Override
    public void put(Message message) {
        Group group = groups.computeIfAbsent(message.group(), it -> new Group());
        group.leaves(message.sequence());
        group.visible.add(message);
    }

    @Override
    public void delay(Message message) {
        groups.computeIfAbsent(message.group(), it -> new Group()).delayed.add(message.sequence());
    }

    @Override
    public void hold(Message message) {
        Group group = groups.computeIfAbsent(message.group(), it -> new Group());
        group.inFlight.add(message.sequence());
        group.receive = NOBODY;
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
            group.leaves(message.sequence());
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }

    private static final class Group {
        private final PriorityQueue<Message> visible = new PriorityQueue<>(Comparator.comparingLong(Message::sequence));
        private final Set<Long> inFlight = new HashSet<>();
        private final NavigableSet<Long> delayed = new TreeSet<>();
        private long receive;

        void leaves(long sequence) {
            inFlight.remove(sequence);
            delayed.remove(sequence);
        }

        boolean isFinished() {
            return visible.isEmpty() && inFlight.isEmpty() && delayed.isEmpty();
        }

        boolean isOpenTo(long receiveNumber) {
            Message next = visible.peek();
            return next != null
                    && (inFlight.isEmpty() || receive == receiveNumber)
                    && (delayed.isEmpty() || next.sequence() < delayed.first());
        }
    }
}
