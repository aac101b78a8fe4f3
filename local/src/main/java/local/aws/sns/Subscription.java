package local.aws.sns;

import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.proxy.JsonBody;

/**
 * A queue's subscription to a topic.
 *
 * @param raw the queue gets the message itself, not the notification around it
 * @param filter none: every message
 * @param deadLetters ARN of the queue that gets what cannot be delivered
 * @param written the attributes as they were set
 */
record Subscription(
        String arn,
        String topicArn,
        String queueArn,
        boolean raw,
        Optional<FilterPolicy> filter,
        Optional<String> deadLetters,
        Map<String, String> written) {
    Subscription {
        written = Map.copyOf(written);
    }

    static Subscription of(
            String arn, String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        if (!protocol.equals("sqs")) {
            throw new AwsError(
                    400, "InvalidParameter", "Invalid parameter: Protocol " + protocol + " is not served here, sqs is");
        }
        FilterPolicy.Scope scope =
                FilterPolicy.Scope.of(attributes.getOrDefault("FilterPolicyScope", "MessageAttributes"));
        return new Subscription(
                arn,
                topicArn,
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
}
