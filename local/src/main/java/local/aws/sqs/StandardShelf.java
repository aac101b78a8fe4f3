package local.aws.sqs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Messages in the order in which they became visible. */
final class StandardShelf implements Shelf {
    private final Deque<Message> messages = new ArrayDeque<>();

    @Override
    public void put(Message message) {
        messages.add(message);
    }

    @Override
    public Optional<Message> take(long receive) {
        return Optional.ofNullable(messages.poll());
    }

    @Override
    public void done(Message message) {
        // Standard queues hold nothing back for a message in flight.
    }

    @Override
    public void clear() {
        messages.clear();
    }
}
