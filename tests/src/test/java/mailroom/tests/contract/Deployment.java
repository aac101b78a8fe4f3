package mailroom.tests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import local.template.Resource;
import local.template.Stack;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes a template's queues, topics, subscriptions, parameters and keys through the services' own API, as a deployment does. */
final class Deployment {
    private final Clients clients;
    private final Map<String, String> refs = new HashMap<>();
    private final Deque<Runnable> made = new ArrayDeque<>();

    Deployment(Clients clients) {
        this.clients = clients;
    }

    /** What {@code !Ref} gives, by logical id. */
    Map<String, String> make(Stack stack) {
        // Dead-letter queues first, as the others name them.
        stack.ofType("AWS::SQS::Queue").stream()
                .sorted(Comparator.comparing(it -> it.properties().has("RedrivePolicy")))
                .forEach(this::queue);
        stack.ofType("AWS::SNS::Topic").forEach(this::topic);
        stack.ofType("AWS::SNS::Subscription").forEach(this::subscription);
        stack.ofType("AWS::SSM::Parameter").forEach(this::parameter);
        stack.ofType("AWS::KMS::Key").forEach(this::key);
        return refs;
    }

    /** Takes everything away again, the last first. */
    void undo() {
        while (!made.isEmpty()) {
            made.pop().run();
        }
    }

    private void queue(Resource resource) {
        Map<QueueAttributeName, String> attributes =
                attributes(resource, Set.of("QueueName", "Tags")).entrySet().stream()
                        .collect(
                                Collectors.toMap(it -> QueueAttributeName.fromValue(it.getKey()), Map.Entry::getValue));
        String url = clients.sqs()
                .createQueue(it -> it.queueName(lastOf(resource.arn())).attributes(attributes))
                .queueUrl();
        made.push(() -> clients.sqs().deleteQueue(it -> it.queueUrl(url)));
        refs.put(resource.logicalId(), url);
    }

    private void topic(Resource resource) {
        String arn = clients.sns()
                .createTopic(it -> it.name(lastOf(resource.ref()))
                        .attributes(attributes(resource, Set.of("TopicName", "Subscription", "Tags"))))
                .topicArn();
        made.push(() -> clients.sns().deleteTopic(it -> it.topicArn(arn)));
        refs.put(resource.logicalId(), arn);
    }

    private void subscription(Resource resource) {
        String arn = clients.sns()
                .subscribe(it -> it.topicArn(text(resource, "TopicArn"))
                        .protocol(text(resource, "Protocol"))
                        .endpoint(text(resource, "Endpoint"))
                        .attributes(attributes(resource, Set.of("TopicArn", "Protocol", "Endpoint", "Region"))))
                .subscriptionArn();
        made.push(() -> clients.sns().unsubscribe(it -> it.subscriptionArn(arn)));
    }

    private void parameter(Resource resource) {
        clients.ssm()
                .putParameter(it ->
                        it.name(resource.ref()).type(text(resource, "Type")).value(text(resource, "Value")));
        made.push(() -> clients.ssm().deleteParameter(it -> it.name(resource.ref())));
    }

    private void key(Resource resource) {
        String id = clients.kms()
                .createKey(it -> it.keySpec(KeySpec.fromValue(text(resource, "KeySpec")))
                        .keyUsage(KeyUsageType.fromValue(text(resource, "KeyUsage"))))
                .keyMetadata()
                .keyId();
        made.push(() -> clients.kms().scheduleKeyDeletion(it -> it.keyId(id).pendingWindowInDays(7)));
        refs.put(resource.logicalId(), id);
    }

    /** Properties as the API has them: texts, and JSON where a template has a tree. */
    private static Map<String, String> attributes(Resource resource, Set<String> without) {
        Map<String, String> attributes = new HashMap<>();
        resource.properties().properties().forEach(it -> {
            if (!without.contains(it.getKey())) {
                JsonNode value = it.getValue();
                attributes.put(it.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return attributes;
    }

    private static String text(Resource resource, String property) {
        return resource.properties().path(property).asText();
    }

    private static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
