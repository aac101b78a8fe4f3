package local.aws.sqs;

import static local.aws.proxy.JsonBody.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes received messages with the attributes that the receiver asked for.
 *
 * @param names message attributes: {@code All} or {@code .*}, a name, or a prefix with {@code .*}
 * @param system system attributes: {@code All} or names
 */
record Reading(Set<String> names, Set<String> system) {
    Reading {
        names = Set.copyOf(names);
        system = Set.copyOf(system);
    }

    static Reading of(ObjectNode body) {
        Set<String> system = texts(body.path("AttributeNames"));
        system.addAll(texts(body.path("MessageSystemAttributeNames")));
        return new Reading(texts(body.path("MessageAttributeNames")), system);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    ObjectNode write(Received message) {
        ObjectNode node = object().put("MessageId", message.id())
                .put("ReceiptHandle", message.handle())
                .put("MD5OfBody", message.md5())
                .put("Body", message.content().body());
        if (!system.isEmpty()) {
            ObjectNode attributes = node.putObject("Attributes");
            systemAttributes(message).forEach((name, value) -> {
                if (system.contains("All") || system.contains(name)) {
                    attributes.put(name, value);
                }
            });
        }
        Map<String, MessageAttribute> wanted = new HashMap<>(message.content().attributes());
        wanted.keySet().removeIf(it -> !isWanted(it));
        if (!wanted.isEmpty()) {
            node.put("MD5OfMessageAttributes", Digests.md5(wanted));
            ObjectNode attributes = node.putObject("MessageAttributes");
            wanted.forEach((name, value) -> attributes
                    .putObject(name)
                    .put("DataType", value.dataType())
                    .put(value.binary() ? "BinaryValue" : "StringValue", value.value()));
        }
        return node;
    }

    private boolean isWanted(String name) {
        return names.stream()
                .anyMatch(it -> it.equals("All")
                        || it.equals(name)
                        || (it.endsWith(".*") && name.startsWith(it.substring(0, it.length() - 2))));
    }

    private static Map<String, String> systemAttributes(Received message) {
        Outgoing content = message.content();
        Map<String, String> all = new HashMap<>();
        all.put("SenderId", content.sender());
        all.put("SentTimestamp", "" + message.sentAt());
        all.put("ApproximateReceiveCount", "" + message.receives());
        all.put("ApproximateFirstReceiveTimestamp", "" + message.firstReceivedAt());
        content.traceHeader().ifPresent(it -> all.put("AWSTraceHeader", it));
        message.deadLetterSource().ifPresent(it -> all.put("DeadLetterQueueSourceArn", it));
        content.group().ifPresent(it -> {
            all.put("MessageGroupId", it);
            all.put("SequenceNumber", "%020d".formatted(message.sequence()));
        });
        content.deduplication().ifPresent(it -> all.put("MessageDeduplicationId", it));
        return all;
    }
}
