package local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import local.gateway.Functions;
import local.template.Golden;
import local.template.Resource;
import local.template.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The event sources that are read from a template are those that SAM makes resources of, with every setting. */
class GoldenSourcesTest {
    static List<Golden> templates() {
        return Golden.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void sources(Golden golden) {
        Stack written = golden.written();

        List<String> read = new MappingReader(written)
                .read().stream().map(GoldenSourcesTest::line).toList();

        assertThat(read).containsExactlyInAnyOrderElementsOf(recorded(golden.expanded(), written));
    }

    @Test
    void there_is_something_to_compare() {
        List<String> sources = Golden.all().stream()
                .flatMap(it -> recorded(it.expanded(), it.written()).stream())
                .toList();

        assertThat(sources).hasSizeGreaterThan(25);
        assertThat(sources.stream().map(it -> it.substring(0, it.indexOf(' '))))
                .contains("queue", "stream", "topic", "timer");
    }

    private static String line(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Sqs it ->
                "queue %s %s batch=%d window=%s concurrency=%d items=%s filters=%s"
                        .formatted(
                                it.function(),
                                it.queueArn(),
                                it.batch(),
                                it.window(),
                                it.concurrency(),
                                it.reportsItems(),
                                it.filters());
            case Mapping.TableStream it ->
                "stream %s %s oldest=%s batch=%d window=%s parallel=%d items=%s bisects=%s retries=%s age=%s failure=%s filters=%s"
                        .formatted(
                                it.function(),
                                it.streamArn(),
                                it.fromStart(),
                                it.batch(),
                                it.window(),
                                it.parallel(),
                                it.reportsItems(),
                                it.bisects(),
                                it.retries().isPresent() ? it.retries().getAsInt() : -1,
                                it.age().map(Duration::toSeconds).orElse(-1L),
                                it.onFailure(),
                                it.filters());
            case Mapping.Topic it ->
                "topic %s %s %s %s"
                        .formatted(it.topicArn(), it.protocol(), it.endpoint(), new TreeMap<>(it.attributes()));
            case Mapping.Timer it ->
                "timer %s %s %s %s %s".formatted(it.function(), it.arn(), it.written(), it.zone(), it.input());
        };
    }

    private static List<String> recorded(Stack expanded, Stack written) {
        Functions functions = new Functions(expanded);
        List<String> lines = new ArrayList<>();
        expanded.ofType("AWS::Lambda::EventSourceMapping").stream()
                .map(Resource::properties)
                .filter(it -> it.path("Enabled").asBoolean(true))
                .forEach(it -> lines.add(mapping(it, function(it.path("FunctionName"), expanded))));
        expanded.ofType("AWS::SNS::Subscription").stream()
                .filter(it -> written.find(it.logicalId()).isEmpty()) // the others are no event of a function
                .map(Resource::properties)
                .forEach(it -> lines.add(topic(it)));
        expanded.ofType("AWS::Events::Rule").stream()
                .filter(it -> it.properties().has("ScheduleExpression"))
                .filter(it -> !Golden.text(it.properties(), "State", "").equals("DISABLED"))
                .forEach(rule ->
                        rule.properties().path("Targets").forEach(target -> lines.add(timer(rule, target, functions))));
        expanded.ofType("AWS::Scheduler::Schedule").stream()
                .filter(it -> !Golden.text(it.properties(), "State", "").equals("DISABLED"))
                .forEach(it -> lines.add(timer(it, it.properties().path("Target"), functions)));
        return lines;
    }

    /** A mapping names its function by the name or by an alias's ARN. */
    private static String function(JsonNode name, Stack expanded) {
        return expanded.ofType("AWS::Lambda::Function").stream()
                .filter(it -> name.asText().equals(it.ref()) || name.asText().startsWith(it.arn()))
                .findFirst()
                .orElseThrow()
                .logicalId();
    }

    private static String mapping(JsonNode it, String function) {
        String source = it.path("EventSourceArn").asText();
        Duration window =
                Duration.ofSeconds(it.path("MaximumBatchingWindowInSeconds").asInt());
        boolean items = it.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures");
        List<String> filters = it.path("FilterCriteria")
                .path("Filters")
                .valueStream()
                .map(filter -> filter.path("Pattern").asText())
                .toList();
        if (source.contains(":sqs:")) {
            return "queue %s %s batch=%s window=%s concurrency=%s items=%s filters=%s"
                    .formatted(
                            function,
                            source,
                            Golden.text(it, "BatchSize", 10),
                            window,
                            Golden.text(it.path("ScalingConfig"), "MaximumConcurrency", 5),
                            items,
                            filters);
        }
        String failure = it.path("DestinationConfig")
                .path("OnFailure")
                .path("Destination")
                .asText();
        return "stream %s %s oldest=%s batch=%s window=%s parallel=%s items=%s bisects=%s retries=%s age=%s failure=%s filters=%s"
                .formatted(
                        function,
                        source,
                        it.path("StartingPosition").asText().equals("TRIM_HORIZON"),
                        Golden.text(it, "BatchSize", 100),
                        window,
                        Golden.text(it, "ParallelizationFactor", 1),
                        items,
                        it.path("BisectBatchOnFunctionError").asBoolean(),
                        Golden.text(it, "MaximumRetryAttempts", -1),
                        Golden.text(it, "MaximumRecordAgeInSeconds", -1),
                        Optional.of(failure).filter(arn -> !arn.isEmpty()),
                        filters);
    }

    private static String topic(JsonNode it) {
        Map<String, String> attributes = new TreeMap<>();
        Stream.of("FilterPolicy", "FilterPolicyScope", "RedrivePolicy")
                .filter(it::has)
                .forEach(name -> attributes.put(name, Golden.text(it, name, "")));
        return "topic %s %s %s %s"
                .formatted(
                        it.path("TopicArn").asText(),
                        it.path("Protocol").asText(),
                        it.path("Endpoint").asText(),
                        attributes);
    }

    private static String timer(Resource resource, JsonNode target, Functions functions) {
        JsonNode it = resource.properties();
        String arn = target.path("Arn").asText();
        return "timer %s %s %s %s %s"
                .formatted(
                        functions.find(arn).orElse(arn),
                        resource.arn(),
                        it.path("ScheduleExpression").asText(),
                        Golden.text(it, "ScheduleExpressionTimezone", "UTC"),
                        Optional.of(target.path("Input").asText()).filter(input -> !input.isEmpty()));
    }
}
