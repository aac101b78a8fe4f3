package local.aws.sns;

import java.util.Map;
import java.util.Optional;
import local.aws.sqs.MessageAttribute;

/**
 * What somebody publishes to a topic.
 *
 * @param perProtocol texts for protocols that get another than the message
 * @param group FIFO topics need one
 * @param deduplication FIFO topics drop a second message with the same id within five minutes
 * @param trace the header {@code X-Amzn-Trace-Id} of who publishes
 */
public record Publication(
        String message,
        Map<String, String> perProtocol,
        Optional<String> subject,
        Map<String, MessageAttribute> attributes,
        Optional<String> group,
        Optional<String> deduplication,
        Optional<String> trace) {
    public Publication {
        perProtocol = Map.copyOf(perProtocol);
        attributes = Map.copyOf(attributes);
    }

    /** A message without attributes. */
    public static Publication of(String message) {
        return new Publication(
                message, Map.of(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a subscriber hears. */
    String messageFor(Subscription.Protocol protocol) {
        return perProtocol.getOrDefault(protocol.written(), message);
    }

    Publication withDeduplication(String id) {
        return new Publication(message, perProtocol, subject, attributes, group, Optional.of(id), trace);
    }
}
