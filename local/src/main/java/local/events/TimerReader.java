package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/** Reads schedules: EventBridge's rules and those of its scheduler. */
final class TimerReader {
    private final Stack stack;

    TimerReader(Stack stack) {
        this.stack = stack;
    }

    /** An event of type {@code Schedule} or {@code ScheduleV2}. */
    Mapping timer(String function, String name, JsonNode settings, boolean scheduler) {
        // SAM names a schedule by its logical id, and leaves a rule's name to CloudFormation.
        String unnamed = scheduler ? function + name : stack.names().stack() + "-" + function + name;
        String physical = settings.path("Name").asText(unnamed);
        JsonNode expression = settings.path(scheduler ? "ScheduleExpression" : "Schedule");
        return timer(function, name, physical, expression, settings, settings.path("Input"), scheduler);
    }

    /** Rules and schedules that are resources of their own, for the functions they name. */
    Stream<Mapping> raw() {
        Stream<Mapping> rules = stack.ofType("AWS::Events::Rule").stream()
                .filter(it -> MappingReader.isEnabled(it.properties())
                        && it.properties().has("ScheduleExpression"))
                .flatMap(rule -> Json.elements(rule.properties().path("Targets"))
                        .flatMap(target -> of(rule, target, false).stream()));
        Stream<Mapping> schedules = stack.ofType("AWS::Scheduler::Schedule").stream()
                .filter(it -> MappingReader.isEnabled(it.properties()))
                .flatMap(it -> of(it, it.properties().path("Target"), true).stream());
        return Stream.concat(rules, schedules);
    }

    private Optional<Mapping> of(Resource resource, JsonNode target, boolean scheduler) {
        JsonNode settings = resource.properties();
        String physical = settings.path("Name").asText(stack.names().stack() + "-" + resource.logicalId());
        return MappingReader.function(stack, target.path("Arn").asText())
                .map(function -> timer(
                        function.logicalId(),
                        resource.logicalId(),
                        physical,
                        settings.path("ScheduleExpression"),
                        settings,
                        target.path("Input"),
                        scheduler));
    }

    private Mapping timer(
            String function,
            String name,
            String physical,
            JsonNode expression,
            JsonNode settings,
            JsonNode input,
            boolean scheduler) {
        Names names = stack.names();
        String arn = scheduler
                ? "arn:aws:scheduler:%s:%s:schedule/default/%s".formatted(names.region(), names.account(), physical)
                : "arn:aws:events:%s:%s:rule/%s".formatted(names.region(), names.account(), physical);
        try {
            return new Mapping.Timer(
                    function,
                    name,
                    arn,
                    expression.asText().strip(),
                    ScheduleExpression.parse(expression.asText()),
                    ZoneId.of(settings.path("ScheduleExpressionTimezone").asText("UTC")),
                    scheduler,
                    instant(settings.path("StartDate")),
                    instant(settings.path("EndDate")),
                    Optional.of(input.isValueNode() ? input.asText() : Json.write(input))
                            .filter(it -> !it.isEmpty() && !input.isMissingNode()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("%s.%s: %s".formatted(function, name, e.getMessage()), e);
        }
    }

    private static Optional<Instant> instant(JsonNode text) {
        return Optional.of(text.asText()).filter(it -> !it.isEmpty()).map(Instant::parse);
    }
}
