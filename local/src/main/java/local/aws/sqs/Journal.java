package local.aws.sqs;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Hears of every change of a queue, under its lock and before anybody else does, so that the queue can be had again. What it heard is safe from
 * {@link #commit} on.
 */
interface Journal {
    Journal NONE = new Journal() {};

    /** A message came in. */
    default void entered(Message message) {}

    /** Messages were handed out; they carry their new count and time. */
    default void received(List<Message> messages) {}

    /** A message is hidden until another time. */
    default void hidden(Message message) {}

    /** Messages are gone. */
    default void removed(Collection<Message> messages) {}

    /** All messages are gone. */
    default void purged() {}

    /** Ends one change: everything told since the last one is kept now. */
    default void commit() {}

    /** Has so much been told that a queue of {@code messages} messages is shorter written anew? */
    default boolean isLong(int messages) {
        return false;
    }

    /** Begins anew with this. */
    default void rewrite(Collection<Message> messages, Map<String, Deduplication.Known> known, long sequence) {}

    /** Tells no more; what was told stays. */
    default void close() {}

    /** Forgets everything: the queue was deleted. */
    default void delete() {}
}
