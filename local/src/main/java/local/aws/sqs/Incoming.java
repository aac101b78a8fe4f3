package local.aws.sqs;

import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;

/** Reads a message that somebody sends. */
final class Incoming {
    private static final int MOST_ATTRIBUTES = 10;

    private Incoming() {}

    /**
     * Who sends.
     *
     * @param trace the header of the call, for messages that bring no trace header of their own
     */
    record Sender(String caller, Optional<String> trace) {}

    static Outgoing outgoing(JsonNode entry, Sender sender, QueueSettings settings) {
        String text = required(entry, "MessageBody");
        if (text.isEmpty()) {
            throw new AwsError(400, "MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (!text.codePoints().allMatch(Incoming::isAllowed)) {
            throw new AwsError(
                    400, "InvalidMessageContents", "The message contains characters outside the allowed set.");
        }
        if (bytes(entry) > settings.mostBytes()) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                            .formatted(settings.mostBytes()));
        }
        if (settings.fifo()
                && Messages.delay(entry).filter(Duration::isPositive).isPresent()) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Value %s for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type."
                            .formatted(entry.path("DelaySeconds").asText()));
        }
        return new Outgoing(
                text,
                attributes(entry.path("MessageAttributes")),
                sender.caller(),
                settings.fifo() ? Optional.empty() : Messages.delay(entry),
                optional(entry, "MessageGroupId"),
                optional(entry, "MessageDeduplicationId"),
                optional(entry.path("MessageSystemAttributes").path("AWSTraceHeader"), "StringValue")
                        .or(sender::trace));
    }

    /** What counts towards the limit of 256 KB: body, and names, types and values of attributes. */
    static int bytes(JsonNode entry) {
        int bytes = length(entry.path("MessageBody").asText());
        for (var attribute : entry.path("MessageAttributes").properties()) {
            JsonNode value = attribute.getValue();
            bytes += length(attribute.getKey())
                    + length(value.path("DataType").asText())
                    + length(value.path("StringValue").asText())
                    + length(value.path("BinaryValue").asText()) * 3 / 4;
        }
        return bytes;
    }

    private static Map<String, MessageAttribute> attributes(JsonNode node) {
        if (node.size() > MOST_ATTRIBUTES) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Number of message attributes [%d] exceeds the allowed maximum [10].".formatted(node.size()));
        }
        Map<String, MessageAttribute> attributes = new HashMap<>();
        for (var entry : node.properties()) {
            JsonNode value = entry.getValue();
            String type = required(value, "DataType");
            boolean binary = type.startsWith("Binary");
            attributes.put(
                    entry.getKey(),
                    new MessageAttribute(type, required(value, binary ? "BinaryValue" : "StringValue"), binary));
        }
        return attributes;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isAllowed(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
