package local.aws.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import local.aws.proxy.AwsError;
import local.aws.proxy.JsonBody;

/**
 * A queue's attributes, as far as they change what it does.
 *
 * @param written all attributes as they were set, for who asks for them
 */
record QueueSettings(
        Duration visibility,
        Duration delay,
        Duration retention,
        Duration patience,
        int mostBytes,
        boolean fifo,
        boolean contentDeduplication,
        Optional<Redrive> redrive,
        RedriveAllowed redriveAllowed,
        Map<String, String> written) {
    static final int MOST_BYTES = 262_144;

    private static final Set<String> SETTABLE = Set.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "MaximumMessageSize",
            "FifoQueue",
            "ContentBasedDeduplication",
            "RedrivePolicy",
            "RedriveAllowPolicy",
            "Policy",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "SqsManagedSseEnabled",
            "DeduplicationScope",
            "FifoThroughputLimit");

    QueueSettings {
        written = Map.copyOf(written);
    }

    /** Where a message goes that was received {@code mostReceives} times and never deleted. */
    record Redrive(String targetArn, int mostReceives) {}

    static QueueSettings of(Map<String, String> attributes) {
        attributes.keySet().stream()
                .filter(it -> !SETTABLE.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new AwsError(400, "InvalidAttributeName", "Unknown Attribute " + it + ".");
                });
        return new QueueSettings(
                seconds(attributes, "VisibilityTimeout", 30, 0, 43_200),
                seconds(attributes, "DelaySeconds", 0, 0, 900),
                seconds(attributes, "MessageRetentionPeriod", 345_600, 60, 1_209_600),
                seconds(attributes, "ReceiveMessageWaitTimeSeconds", 0, 0, 20),
                number(attributes, "MaximumMessageSize", MOST_BYTES, 1_024, MOST_BYTES),
                Boolean.parseBoolean(attributes.get("FifoQueue")),
                Boolean.parseBoolean(attributes.get("ContentBasedDeduplication")),
                Optional.ofNullable(attributes.get("RedrivePolicy"))
                        .filter(it -> !it.isBlank())
                        .map(QueueSettings::redrive),
                RedriveAllowed.of(attributes.getOrDefault("RedriveAllowPolicy", "")),
                attributes);
    }

    /** The same with some attributes set anew. */
    QueueSettings with(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(written);
        all.putAll(changed);
        return of(all);
    }

    /** Every attribute that has a value, set or by default. */
    Map<String, String> readable() {
        Map<String, String> all = new HashMap<>(Map.of(
                "VisibilityTimeout", "" + visibility.toSeconds(),
                "DelaySeconds", "" + delay.toSeconds(),
                "MessageRetentionPeriod", "" + retention.toSeconds(),
                "ReceiveMessageWaitTimeSeconds", "" + patience.toSeconds(),
                "MaximumMessageSize", "" + mostBytes));
        if (!written.containsKey("KmsMasterKeyId")) {
            all.put("SqsManagedSseEnabled", "true");
        }
        if (fifo) {
            all.put("ContentBasedDeduplication", "false");
            all.put("DeduplicationScope", "queue");
            all.put("FifoThroughputLimit", "perQueue");
        }
        all.putAll(written);
        return all;
    }

    /** Is a queue with these attributes this one? What is not named may have any value. */
    boolean has(Map<String, String> attributes) {
        return readable().entrySet().containsAll(attributes.entrySet());
    }

    private static Redrive redrive(String policy) {
        try {
            ObjectNode node = JsonBody.read(policy);
            int most = Integer.parseInt(JsonBody.required(node, "maxReceiveCount"));
            if (most < 1 || most > 1_000) {
                throw invalid("RedrivePolicy", policy);
            }
            return new Redrive(JsonBody.required(node, "deadLetterTargetArn"), most);
        } catch (NumberFormatException e) {
            throw invalid("RedrivePolicy", policy);
        }
    }

    private static Duration seconds(Map<String, String> from, String name, int fallback, int least, int most) {
        return Duration.ofSeconds(number(from, name, fallback, least, most));
    }

    private static int number(Map<String, String> from, String name, int fallback, int least, int most) {
        String text = from.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static AwsError invalid(String name, String value) {
        return new AwsError(
                400, "InvalidAttributeValue", "Invalid value for the parameter %s: %s".formatted(name, value));
    }
}
