package local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import local.aws.kms.Keys;
import local.template.Resource;
import local.template.Stack;

/** Makes what a stack's resources describe, in the order in which they need each other. */
final class Provisioning {
    private Provisioning() {}

    static List<Resource> tables(Stack stack) {
        return Stream.of("AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable")
                .flatMap(it -> stack.ofType(it).stream())
                .toList();
    }

    static void keys(Stack stack, Keys keys) {
        stack.ofType("AWS::KMS::Key").forEach(it -> keys.create(it.ref(), it.arn()));
        stack.ofType("AWS::KMS::Alias").forEach(it -> keys.alias(text(it, "AliasName"), text(it, "TargetKeyId")));
    }

    static void messaging(Stack stack, Parts parts) {
        stack.ofType("AWS::SQS::Queue").forEach(it -> queue(it, parts));
        stack.ofType("AWS::SNS::Topic").forEach(it -> topic(it, parts));
        stack.ofType("AWS::SNS::Subscription").forEach(it -> subscription(it, parts));
        stack.ofType("AWS::SSM::Parameter").forEach(it -> parameter(it, parts));
        stack.ofType("AWS::SES::ConfigurationSet").forEach(it -> parts.ses().createConfigurationSet(it.ref()));
        stack.ofType("AWS::SES::ConfigurationSetEventDestination").forEach(it -> eventDestination(it, parts));
    }

    private static void queue(Resource resource, Parts parts) {
        parts.queues().create(lastOf(resource.arn()), attributes(resource.properties(), Set.of("QueueName", "Tags")));
    }

    private static void topic(Resource resource, Parts parts) {
        parts.topics()
                .create(
                        resource.ref(),
                        attributes(resource.properties(), Set.of("TopicName", "Subscription", "Tags", "DisplayName")));
        resource.properties().path("Subscription").forEach(it -> parts.topics()
                .subscribe(
                        resource.ref(),
                        it.path("Protocol").asText(),
                        it.path("Endpoint").asText(),
                        Map.of()));
    }

    private static void subscription(Resource resource, Parts parts) {
        parts.topics()
                .subscribe(
                        text(resource, "TopicArn"),
                        text(resource, "Protocol"),
                        text(resource, "Endpoint"),
                        attributes(resource.properties(), Set.of("TopicArn", "Protocol", "Endpoint", "Region")));
    }

    private static void parameter(Resource resource, Parts parts) {
        String name = resource.properties().path("Name").asText(resource.ref());
        parts.parameters().declare(name, text(resource, "Type"), text(resource, "Value"), Instant.EPOCH);
    }

    private static void eventDestination(Resource resource, Parts parts) {
        JsonNode destination = resource.properties().path("EventDestination");
        JsonNode topic = destination.path("SnsDestination").path("TopicARN");
        if (topic.isTextual() && destination.path("Enabled").asBoolean(true)) {
            List<String> types = new ArrayList<>();
            destination.path("MatchingEventTypes").forEach(it -> types.add(it.asText()));
            parts.ses().publishTo(text(resource, "ConfigurationSetName"), topic.asText(), types);
        }
    }

    /** Properties as the API has them: texts, and JSON where a template has a tree. */
    private static Map<String, String> attributes(ObjectNode properties, Set<String> without) {
        Map<String, String> attributes = new HashMap<>();
        properties.properties().forEach(it -> {
            if (!without.contains(it.getKey())) {
                JsonNode value = it.getValue();
                attributes.put(it.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return attributes;
    }

    private static String text(Resource resource, String property) {
        JsonNode value = resource.properties().path(property);
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("%s has no %s".formatted(resource.logicalId(), property));
        }
        return value.asText();
    }

    private static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
