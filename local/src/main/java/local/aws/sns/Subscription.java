package local.aws.sns;

import java.util.Map;
import java.util.Optional;
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
        /** One of those that nothing here serves, such as {@code email}: it gets nothing. */
        UNSERVED;

        static Protocol of(String written) {
            return switch (written) {
                case "sqs" -> SQS;
                case "lambda" -> LAMBDA;
                case "email", "email-json", "http", "https", "sms", "application", "firehose" -> UNSERVED;
                default ->
                    throw new AwsError(
                            400,
                            "InvalidParameter",
                            "Invalid parameter: Does not support this protocol string: " + written);
            };
        }

        String written() {
            return switch (this) {
                case SQS -> "sqs";
                case LAMBDA -> "lambda";
                case UNSERVED -> "unserved";
            };
        }
    }

    Subscription {
        written = Map.copyOf(written);
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
