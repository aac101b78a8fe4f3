package local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/** Stacks as the template reader would give them. */
final class StackBuilder {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Resource> resources = new ArrayList<>();
    private final URI endpoint;

    StackBuilder(URI endpoint) {
        this.endpoint = endpoint;
    }

    static String queueArn(String name) {
        return "arn:aws:sqs:us-east-1:000000000000:" + name;
    }

    static String topicArn(String name) {
        return "arn:aws:sns:us-east-1:000000000000:" + name;
    }

    StackBuilder queue(String name, String properties) {
        return add(name, "AWS::SQS::Queue", endpoint + "/000000000000/" + name, queueArn(name), properties);
    }

    StackBuilder topic(String name) {
        return add(name, "AWS::SNS::Topic", topicArn(name), topicArn(name), "{}");
    }

    StackBuilder subscription(String topic, String queue, String properties) {
        ObjectNode node = json(properties);
        node.put("TopicArn", topicArn(topic)).put("Protocol", "sqs").put("Endpoint", queueArn(queue));
        return add(topic + queue, "AWS::SNS::Subscription", "sub", "sub", node.toString());
    }

    StackBuilder table(String name, String properties) {
        return add(
                name,
                "AWS::DynamoDB::Table",
                name,
                "arn:aws:dynamodb:us-east-1:000000000000:table/" + name,
                properties);
    }

    StackBuilder add(String logicalId, String type, String ref, String arn, String properties) {
        resources.add(new Resource(logicalId, type, ref, Map.of("Arn", arn), json(properties), json("{}")));
        return this;
    }

    Stack build() {
        return new Stack(
                new Names("test", "us-east-1", "000000000000", endpoint),
                Path.of("."),
                Map.of(),
                resources,
                Map.of(),
                List.of());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
