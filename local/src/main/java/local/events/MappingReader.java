package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/** Reads the event sources of a template's functions. */
final class MappingReader {
    /** As many batches as Lambda takes at first. */
    private static final int CONCURRENCY = 5;

    private final Stack stack;

    MappingReader(Stack stack) {
        this.stack = stack;
    }

    /**
     * All that are enabled.
     *
     * @throws IllegalArgumentException a setting that Lambda would refuse; the message names function and event
     */
    List<Mapping> read() {
        return stack.ofType("AWS::Serverless::Function").stream()
                .flatMap(function -> function.properties().path("Events").properties().stream()
                        .flatMap(event -> mapping(function, event.getKey(), event.getValue()).stream()))
                .toList();
    }

    private Optional<Mapping> mapping(Resource function, String name, JsonNode event) {
        JsonNode settings = event.path("Properties");
        boolean enabled = settings.path("Enabled").asBoolean(true)
                && !settings.path("State").asText("ENABLED").equals("DISABLED");
        if (!enabled) {
            return Optional.empty();
        }
        return switch (event.path("Type").asText()) {
            case "SQS" -> Optional.of(queue(function.logicalId(), name, settings));
            case "DynamoDB" -> Optional.of(stream(function, name, settings));
            case "Schedule" -> Optional.of(timer(function, name, settings.path("Schedule"), settings, false));
            case "ScheduleV2" ->
                Optional.of(timer(function, name, settings.path("ScheduleExpression"), settings, true));
            default -> Optional.empty();
        };
    }

    private Mapping queue(String function, String name, JsonNode settings) {
        String arn = settings.path("Queue").asText();
        return new Mapping.Sqs(
                function,
                name,
                arn,
                queueUrl(stack, arn),
                settings.path("BatchSize").asInt(10),
                window(settings),
                settings.path("ScalingConfig").path("MaximumConcurrency").asInt(CONCURRENCY),
                reportsItems(settings),
                filters(settings));
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

    private static Mapping stream(Resource function, String name, JsonNode settings) {
        int retries = settings.path("MaximumRetryAttempts").asInt(-1);
        int age = settings.path("MaximumRecordAgeInSeconds").asInt(-1);
        JsonNode destination =
                settings.path("DestinationConfig").path("OnFailure").path("Destination");
        return new Mapping.TableStream(
                function.logicalId(),
                name,
                function.arn(),
                settings.path("Stream").asText(),
                settings.path("StartingPosition").asText("TRIM_HORIZON").equals("TRIM_HORIZON"),
                settings.path("BatchSize").asInt(100),
                window(settings),
                reportsItems(settings),
                settings.path("BisectBatchOnFunctionError").asBoolean(false),
                retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries),
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                Optional.of(destination.asText()).filter(it -> !it.isEmpty()),
                filters(settings));
    }

    private Mapping timer(Resource function, String name, JsonNode expression, JsonNode settings, boolean scheduler) {
        Names names = stack.names();
        String physical = settings.path("Name").asText(names.stack() + "-" + function.logicalId() + name);
        String arn = scheduler
                ? "arn:aws:scheduler:%s:%s:schedule/default/%s".formatted(names.region(), names.account(), physical)
                : "arn:aws:events:%s:%s:rule/%s".formatted(names.region(), names.account(), physical);
        return new Mapping.Timer(
                function.logicalId(),
                name,
                arn,
                ScheduleExpression.parse(expression.asText()),
                scheduler,
                Optional.of(settings.path("Input").asText()).filter(it -> !it.isEmpty()));
    }

    private static Duration window(JsonNode settings) {
        return Duration.ofSeconds(
                settings.path("MaximumBatchingWindowInSeconds").asInt(0));
    }

    private static boolean reportsItems(JsonNode settings) {
        return Json.elements(settings.path("FunctionResponseTypes"))
                .anyMatch(it -> it.asText().equals("ReportBatchItemFailures"));
    }

    private static List<String> filters(JsonNode settings) {
        Stream<JsonNode> filters = Json.elements(settings.path("FilterCriteria").path("Filters"));
        return filters.map(it -> it.path("Pattern").asText()).toList();
    }
}
