package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import local.template.Resource;
import local.template.Stack;

/** Reads the event sources of a template's functions: their {@code Events}, and the resources that SAM would make of them. */
final class MappingReader {
    static final String FUNCTION = "AWS::Serverless::Function";

    /** As many batches as Lambda takes at first. */
    private static final int CONCURRENCY = 5;

    private static final int MOST_FILTERS = 5;

    private final Stack stack;
    private final TimerReader timers;
    private final List<String> notRun = new ArrayList<>();

    MappingReader(Stack stack) {
        this.stack = stack;
        this.timers = new TimerReader(stack);
    }

    /**
     * All that are enabled.
     *
     * @throws IllegalArgumentException a setting that Lambda would refuse; the message names function and event
     */
    List<Mapping> read() {
        Stream<Mapping> events = stack.ofType(FUNCTION).stream()
                .flatMap(function -> function.properties().path("Events").properties().stream()
                        .flatMap(event -> mappings(function, event.getKey(), event.getValue())));
        Stream<Mapping> raw = stack.ofType("AWS::Lambda::EventSourceMapping").stream()
                .flatMap(it -> function(
                                stack, it.properties().path("FunctionName").asText())
                        .stream()
                        .flatMap(function -> raw(function, it)));
        return Stream.of(events, raw, timers.raw()).flatMap(it -> it).toList();
    }

    /** What the template asks for and is not done, a line each, after {@link #read}. */
    List<String> notRun() {
        return List.copyOf(notRun);
    }

    /** A function by logical id, name or ARN, also with a version or alias. */
    static Optional<Resource> function(Stack stack, String name) {
        return stack.ofType(FUNCTION).stream()
                .filter(it -> name.equals(it.logicalId())
                        || name.equals(it.ref())
                        || name.equals(it.arn())
                        || name.startsWith(it.arn() + ":"))
                .findFirst();
    }

    static boolean isEnabled(JsonNode settings) {
        return settings.path("Enabled").asBoolean(true)
                && !settings.path("State").asText("ENABLED").equals("DISABLED");
    }

    private Stream<Mapping> raw(Resource function, Resource mapping) {
        JsonNode settings = mapping.properties();
        if (!isEnabled(settings)) {
            return Stream.empty();
        }
        String source = settings.path("EventSourceArn").asText();
        if (source.contains(":sqs:")) {
            return Stream.of(queue(function.logicalId(), mapping.logicalId(), source, settings));
        }
        if (source.contains(":dynamodb:")) {
            return Stream.of(stream(function, mapping.logicalId(), source, settings));
        }
        notRun.add("%s: the event source %s is not run here".formatted(mapping.logicalId(), source));
        return Stream.empty();
    }

    private Stream<Mapping> mappings(Resource function, String name, JsonNode event) {
        JsonNode settings = event.path("Properties");
        if (!isEnabled(settings)) {
            return Stream.empty();
        }
        String id = function.logicalId();
        return switch (event.path("Type").asText()) {
            case "SQS" -> Stream.of(queue(id, name, settings.path("Queue").asText(), settings));
            case "DynamoDB" ->
                Stream.of(stream(function, name, settings.path("Stream").asText(), settings));
            case "Schedule" -> Stream.of(timers.timer(id, name, settings, false));
            case "ScheduleV2" -> Stream.of(timers.timer(id, name, settings, true));
            case "SNS" -> topic(function, name, settings);
            default -> Stream.empty();
        };
    }

    private Stream<Mapping> topic(Resource function, String name, JsonNode settings) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : List.of("FilterPolicy", "FilterPolicyScope", "RedrivePolicy")) {
            JsonNode value = settings.path(attribute);
            if (!value.isMissingNode()) {
                attributes.put(attribute, value.isValueNode() ? value.asText() : value.toString());
            }
        }
        String id = function.logicalId();
        String topic = settings.path("Topic").asText();
        JsonNode between = settings.path("SqsSubscription");
        if (between.isObject()) {
            String queue = between.path("QueueArn").asText();
            Mapping subscription = new Mapping.Topic(id, name, topic, "sqs", queue, attributes);
            return isEnabled(between)
                    ? Stream.of(subscription, queue(id, name, queue, between))
                    : Stream.of(subscription);
        }
        if (between.asBoolean(false)) {
            notRun.add("%s.%s: SqsSubscription: true makes no queue here, name one; the topic invokes the function"
                    .formatted(id, name));
        }
        String endpoint = function.attributes().getOrDefault("Alias", function.arn());
        return Stream.of(new Mapping.Topic(id, name, topic, "lambda", endpoint, attributes));
    }

    private Mapping queue(String function, String name, String arn, JsonNode settings) {
        JsonNode concurrency = settings.path("ScalingConfig").path("MaximumConcurrency");
        if (!concurrency.isMissingNode()) {
            Mapping.between(function, name, "MaximumConcurrency", concurrency.asInt(), 2, 1000);
        }
        return new Mapping.Sqs(
                function,
                name,
                arn,
                queueUrl(stack, arn),
                settings.path("BatchSize").asInt(10),
                window(settings),
                concurrency.asInt(CONCURRENCY),
                reportsItems(settings),
                filters(function, name, settings));
    }

    /** A queue of this template has its URL here; another one is called by its name. */
    static String queueUrl(Stack stack, String arn) {
        return stack.ofType("AWS::SQS::Queue").stream()
                .filter(it -> it.arn().equals(arn))
                .map(Resource::ref)
                .findFirst()
                .orElseGet(() -> "%s/%s/%s"
                        .formatted(
                                stack.names().awsEndpoint(),
                                stack.names().account(),
                                arn.substring(arn.lastIndexOf(':') + 1)));
    }

    private Mapping stream(Resource function, String name, String arn, JsonNode settings) {
        int retries = settings.path("MaximumRetryAttempts").asInt(-1);
        int age = settings.path("MaximumRecordAgeInSeconds").asInt(-1);
        JsonNode destination =
                settings.path("DestinationConfig").path("OnFailure").path("Destination");
        if (settings.path("TumblingWindowInSeconds").asInt(0) > 0) {
            notRun.add("%s.%s: TumblingWindowInSeconds is not run here, batches come without a state"
                    .formatted(function.logicalId(), name));
        }
        return new Mapping.TableStream(
                function.logicalId(),
                name,
                function.arn(),
                arn,
                startsAtOldest(function.logicalId(), name, settings.path("StartingPosition")),
                settings.path("BatchSize").asInt(100),
                window(settings),
                settings.path("ParallelizationFactor").asInt(1),
                reportsItems(settings),
                settings.path("BisectBatchOnFunctionError").asBoolean(false),
                retries == -1 ? OptionalInt.empty() : OptionalInt.of(retries),
                age == -1 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                Optional.of(destination.asText()).filter(it -> !it.isEmpty()),
                filters(function.logicalId(), name, settings));
    }

    private static boolean startsAtOldest(String function, String name, JsonNode position) {
        return switch (position.asText("TRIM_HORIZON")) {
            case "TRIM_HORIZON" -> true;
            case "LATEST" -> false;
            default ->
                throw new IllegalArgumentException("%s.%s: StartingPosition is %s, TRIM_HORIZON or LATEST allowed"
                        .formatted(function, name, position.asText()));
        };
    }

    private static Duration window(JsonNode settings) {
        return Duration.ofSeconds(
                settings.path("MaximumBatchingWindowInSeconds").asInt(0));
    }

    private static boolean reportsItems(JsonNode settings) {
        return Json.elements(settings.path("FunctionResponseTypes"))
                .anyMatch(it -> it.asText().equals("ReportBatchItemFailures"));
    }

    private static List<String> filters(String function, String name, JsonNode settings) {
        JsonNode written = settings.path("FilterCriteria").path("Filters");
        List<String> filters = Json.elements(written.isArray() ? written : MissingNode.getInstance())
                .map(it -> it.path("Pattern").asText())
                .toList();
        Mapping.between(function, name, "The number of filters", filters.size(), 0, MOST_FILTERS);
        try {
            new EventFilter(filters).passes("{}");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s.%s: %s".formatted(function, name, e.getMessage()), e);
        }
        return filters;
    }
}
