package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What SAM lets a function without a role of its own do because of its dead letters and destinations, beside what its {@code Policies} say. */
final class ImpliedStatements {
    private ImpliedStatements() {}

    static List<JsonNode> of(Resource function) {
        JsonNode properties = function.properties();
        JsonNode asynchronous = properties.path("EventInvokeConfig").path("DestinationConfig");
        Stream<JsonNode> ofEvents = properties.path("Events").valueStream().map(it -> it.path("Properties")
                .path("DestinationConfig")
                .path("OnFailure"));
        return Stream.of(
                        Stream.of(statement(properties.path("DeadLetterQueue"), "TargetArn")),
                        Stream.of(asynchronous.path("OnSuccess"), asynchronous.path("OnFailure"))
                                .map(it -> statement(it, "Destination")),
                        ofEvents.map(it -> statement(it, "Destination")))
                .flatMap(it -> it)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<JsonNode> statement(JsonNode to, String arn) {
        return action(to.path("Type").asText()).filter(it -> to.has(arn)).map(action -> JsonNodeFactory.instance
                .objectNode()
                .put("Effect", "Allow")
                .put("Action", action)
                .put("Resource", to.path(arn).asText()));
    }

    /** As SAM writes them, letter case included. */
    private static Optional<String> action(String type) {
        return switch (type) {
            case "SQS" -> Optional.of("sqs:SendMessage");
            case "SNS" -> Optional.of("sns:publish");
            case "Lambda" -> Optional.of("lambda:InvokeFunction");
            case "EventBridge" -> Optional.of("events:PutEvents");
            default -> Optional.empty();
        };
    }
}
