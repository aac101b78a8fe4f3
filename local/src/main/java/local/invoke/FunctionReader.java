package local.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import local.template.Resource;
import local.template.Stack;

/** Reads what a template says of its functions' callers: aliases, asynchronous invocations, loops. */
final class FunctionReader {
    private final Stack stack;
    private final List<String> warnings = new ArrayList<>();

    FunctionReader(Stack stack) {
        this.stack = stack;
    }

    /** What it does not serve and went on without, one line each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * All functions, in the template's order.
     *
     * @throws IllegalArgumentException a setting that Lambda would refuse; the message begins with the function
     */
    List<Function> read() {
        return stack.ofType("AWS::Serverless::Function").stream()
                .map(this::function)
                .toList();
    }

    private Function function(Resource resource) {
        JsonNode properties = resource.properties();
        boolean loops = properties.path("RecursiveLoop").asText().equals("Allow");
        try {
            return new Function(resource, aliases(resource), loops, async(resource));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(resource.logicalId(), e.getMessage()), e);
        }
    }

    private Set<String> aliases(Resource function) {
        Set<String> aliases = new HashSet<>();
        text(function.properties().path("AutoPublishAlias")).ifPresent(aliases::add);
        about(function, "AWS::Lambda::Alias")
                .forEach(it -> text(it.properties().path("Name")).ifPresent(aliases::add));
        return aliases;
    }

    private AsyncConfig async(Resource function) {
        JsonNode properties = function.properties();
        JsonNode config = Stream.concat(
                        Stream.of(properties.path("EventInvokeConfig")),
                        about(function, "AWS::Lambda::EventInvokeConfig").map(Resource::properties))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
        JsonNode destinations = config.path("DestinationConfig");
        return new AsyncConfig(
                config.path("MaximumRetryAttempts").asInt(AsyncConfig.DEFAULT.retries()),
                Duration.ofSeconds(config.path("MaximumEventAgeInSeconds")
                        .asInt((int) AsyncConfig.DEFAULT.age().toSeconds())),
                destination(function, destinations, "OnSuccess", "Destination"),
                destination(function, destinations, "OnFailure", "Destination"),
                destination(function, properties, "DeadLetterQueue", "TargetArn"));
    }

    private Optional<String> destination(Resource function, JsonNode config, String field, String arn) {
        JsonNode destination = config.path(field);
        Optional<String> target = text(destination.path(arn));
        if (destination.isObject() && target.filter(Destinations::serves).isEmpty()) {
            warnings.add("%s: %s %s is not served here, what goes there is lost"
                    .formatted(
                            function.logicalId(),
                            field,
                            target.or(() -> text(destination.path("Type"))).orElse("")));
        }
        return target.filter(Destinations::serves);
    }

    private Stream<Resource> about(Resource function, String type) {
        return stack.ofType(type).stream().filter(it -> text(it.properties().path("FunctionName"))
                .flatMap(FunctionName::parse)
                .map(FunctionName::name)
                .filter(name -> name.equals(function.ref()) || name.equals(function.logicalId()))
                .isPresent());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(it -> !it.isEmpty());
    }
}
