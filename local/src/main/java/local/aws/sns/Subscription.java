package local.aws.sns;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import local.aws.proxy.AwsError;
import local.aws.proxy.JsonBody;

/**
 * A queue's or a function's subscription to a topic.
 *
 * @param endpoint ARN of the queue or function
 * @param raw a queue gets the message itself, not the notification around it
 * @param filter none: every message
 * @param deadLetters ARN of the queue that gets what cannot be delivered
 * @param written the attributes as they were set
 */
record Subscription(
        String arn,
        String topicArn,
        Protocol protocol,
        String endpoint,
        boolean raw,
        Optional<FilterPolicy> filter,
        Optional<String> deadLetters,
        Map<String, String> written) {
    /** How a subscriber is reached. */
    enum Protocol {
        SQS,
        LAMBDA,
        // Nothing here serves these: they get nothing.
        EMAIL,
        EMAIL_JSON,
        HTTP,
        HTTPS,
        SMS,
        APPLICATION,
        FIREHOSE;

        static Protocol of(String written) {
            return Arrays.stream(values())
                    .filter(it -> it.written().equals(written))
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            400,
                            "InvalidParameter",
                            "Invalid parameter: Does not support this protocol string: " + written));
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> SETTABLE = Set.of(
            "DeliveryPolicy",
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "RedrivePolicy",
            "ReplayPolicy",
            "SubscriptionRoleArn");

    Subscription {
        written = Map.copyOf(written);
        written.keySet().stream()
                .filter(it -> !SETTABLE.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw invalid("Attributes Reason", "Unknown attribute: " + it);
                });
        if (fifo(topicArn) && protocol == Protocol.LAMBDA) {
            throw invalid("Protocol", "a FIFO topic delivers to queues");
        }
        if (!fifo(topicArn) && protocol == Protocol.SQS && fifo(endpoint)) {
            throw invalid("Endpoint Reason", "FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
    }

    static Subscription of(
            String arn, String topicArn, Protocol protocol, String endpoint, Map<String, String> attributes) {
        FilterPolicy.Scope scope =
                FilterPolicy.Scope.of(attributes.getOrDefault("FilterPolicyScope", "MessageAttributes"));
        return new Subscription(
                arn,
                topicArn,
                protocol,
                endpoint,
                Boolean.parseBoolean(attributes.get("RawMessageDelivery")),
                Optional.ofNullable(attributes.get("FilterPolicy"))
                        .filter(it -> !it.isBlank() && !it.equals("{}"))
                        .map(it -> new FilterPolicy(it, scope)),
                Optional.ofNullable(attributes.get("RedrivePolicy"))
                        .filter(it -> !it.isBlank())
                        .map(it -> JsonBody.required(JsonBody.read(it), "deadLetterTargetArn")),
                attributes);
    }

    /** Every attribute, those that nobody set included. */
    Map<String, String> attributes() {
        Map<String, String> all = new HashMap<>(Map.of("RawMessageDelivery", "false"));
        if (filter.isPresent()) {
            all.put("FilterPolicyScope", "MessageAttributes");
        }
        all.putAll(written);
        all.putAll(Map.of(
                "SubscriptionArn",
                arn,
                "TopicArn",
                topicArn,
                "Protocol",
                protocol.written(),
                "Endpoint",
                endpoint,
                "Owner",
                owner(topicArn),
                "PendingConfirmation",
                "false",
                "ConfirmationWasAuthenticated",
                "true"));
        return all;
    }

    /** Would the same subscriber with these attributes be this subscription? What is not named may have any value. */
    boolean has(Map<String, String> attributes) {
        return attributes().entrySet().containsAll(attributes.entrySet());
    }

    /** The account that a topic is in. */
    static String owner(String topicArn) {
        return topicArn.split(":", -1)[4];
    }

    boolean wants(Publication publication) {
        return filter.map(it -> it.matches(publication)).orElse(true);
    }

    static boolean fifo(String arn) {
        return arn.endsWith(".fifo");
    }

    private static AwsError invalid(String parameter, String why) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: %s: %s".formatted(parameter, why));
    }
}
