package local.aws.sqs;

import java.util.Optional;

/**
 * A message as one receiver got it.
 *
 * @param receives how often it was received, this time included
 * @param firstReceivedAt epoch milliseconds, like {@code sentAt}
 * @param sequence its place in the queue
 */
record Received(
        String id,
        String handle,
        Outgoing content,
        String md5,
        int receives,
        long sentAt,
        long firstReceivedAt,
        long sequence,
        Optional<String> deadLetterSource) {
    static Received of(Message message) {
        return new Received(
                message.id(),
                message.handle(),
                message.content(),
                message.md5(),
                message.receives(),
                message.sentAt(),
                message.firstReceivedAt(),
                message.sequence(),
                message.deadLetterSource());
    }
}
