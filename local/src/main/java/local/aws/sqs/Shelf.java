package local.aws.sqs;

import java.util.Optional;

/** The visible messages of a queue, in the order in which they are handed out. Guarded by its queue's lock. */
interface Shelf {
    /** A message becomes visible: for the first time, or again. */
    void put(Message message);

    /** Takes the next message that receive number {@code receive} may have. */
    Optional<Message> take(long receive);

    /** A message is hidden before its first receive: where order counts, those behind it wait. */
    default void delay(Message message) {}

    /** A message is in flight without having been taken here: it was when the process before this one ended. */
    default void hold(Message message) {}

    /** A message that was taken is visible no more and in flight no more: deleted, expired or moved. */
    void done(Message message);

    /** Makes the shelf empty; messages in flight are forgotten. */
    void clear();
}
