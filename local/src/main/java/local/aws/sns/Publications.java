package local.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.proxy.Form;
import local.aws.proxy.JsonBody;
import local.aws.sqs.MessageAttribute;

/** Reads what somebody publishes off the fields of a request. */
final class Publications {
    private static final String DEFAULT = "default";

    private Publications() {}

    static String topic(Form form) {
        return form.optional("TopicArn")
                .or(() -> form.optional("TargetArn"))
                .orElseThrow(() -> new AwsError(
                        400,
                        "InvalidParameter",
                        "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter"));
    }

    /** @param prefix of the fields: empty, or that of a batch's entry with a dot at its end */
    static Publication read(Form form, String prefix, Optional<String> trace) {
        String message = form.required(prefix + "Message");
        if (message.isEmpty()) {
            throw invalid("Empty message");
        }
        Map<String, String> texts = texts(message, form.optional(prefix + "MessageStructure"));
        return new Publication(
                texts.getOrDefault(DEFAULT, message),
                texts,
                form.optional(prefix + "Subject"),
                attributes(form, prefix + "MessageAttributes.entry."),
                form.optional(prefix + "MessageGroupId"),
                form.optional(prefix + "MessageDeduplicationId"),
                trace);
    }

    /** A message with the structure {@code json} has a text for each protocol; the others have none. */
    private static Map<String, String> texts(String message, Optional<String> structure) {
        Map<String, String> texts = new HashMap<>();
        if (structure.isPresent()) {
            if (!structure.get().equals("json")) {
                throw invalid("MessageStructure");
            }
            read(message)
                    .properties()
                    .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
            if (!texts.containsKey(DEFAULT)) {
                throw invalid("Message Structure - No default entry in JSON message body");
            }
        }
        return texts;
    }

    private static ObjectNode read(String message) {
        try {
            return JsonBody.read(message);
        } catch (AwsError e) {
            throw invalid("Message Structure - JSON message body failed to parse");
        }
    }

    private static AwsError invalid(String why) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: " + why);
    }

    private static Map<String, MessageAttribute> attributes(Form form, String prefix) {
        Map<String, MessageAttribute> attributes = new HashMap<>();
        for (int i = 1; form.optional(prefix + i + ".Name").isPresent(); i++) {
            String value = prefix + i + ".Value.";
            String type = form.required(value + "DataType");
            boolean binary = type.startsWith("Binary");
            attributes.put(
                    form.required(prefix + i + ".Name"),
                    new MessageAttribute(
                            type, form.required(value + (binary ? "BinaryValue" : "StringValue")), binary));
        }
        return attributes;
    }
}
