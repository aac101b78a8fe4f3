package local.aws.sns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.proxy.Form;
import local.aws.sqs.MessageAttribute;

/** Reads what somebody publishes off the fields of a request. */
final class Publications {
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
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: Empty message");
        }
        return new Publication(
                message,
                form.optional(prefix + "Subject"),
                attributes(form, prefix + "MessageAttributes.entry."),
                form.optional(prefix + "MessageGroupId"),
                form.optional(prefix + "MessageDeduplicationId"),
                trace);
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
