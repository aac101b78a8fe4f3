package local.aws.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A message on its way into a queue.
 *
 * @param sender the access key or the service that sends it
 * @param delay instead of the queue's own
 * @param group the message group; FIFO queues need one
 * @param deduplication FIFO queues drop a second message with the same id within five minutes
 * @param traceHeader the system attribute {@code AWSTraceHeader}
 */
public record Outgoing(
        String body,
        Map<String, MessageAttribute> attributes,
        String sender,
        Optional<Duration> delay,
        Optional<String> group,
        Optional<String> deduplication,
        Optional<String> traceHeader) {
    public Outgoing {
        attributes = Map.copyOf(attributes);
    }

    Outgoing withDeduplication(String id) {
        return new Outgoing(body, attributes, sender, delay, group, Optional.of(id), traceHeader);
    }

    /** A message with a body and attributes only. */
    public static Outgoing of(String body, Map<String, MessageAttribute> attributes, String sender) {
        return new Outgoing(
                body, attributes, sender, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
