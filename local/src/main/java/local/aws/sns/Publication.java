package local.aws.sns;

import java.util.Map;
import java.util.Optional;
import local.aws.sqs.MessageAttribute;

/** What somebody publishes to a topic. */
public record Publication(
        String message,
        Optional<String> subject,
        Map<String, MessageAttribute> attributes,
        Optional<String> group,
        Optional<String> deduplication) {
    public Publication {
        attributes = Map.copyOf(attributes);
    }

    /** A message without attributes. */
    public static Publication of(String message) {
        return new Publication(message, Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }
}
