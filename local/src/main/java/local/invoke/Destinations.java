package local.invoke;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import local.invoke.Outcome.Condition;
import local.lambda.InvokeResult;
import local.template.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the destinations and dead-letter queues of a function how its events ended. What cannot be told is lost, as on AWS, and logged.
 */
final class Destinations {
    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);
    private static final int LONGEST_MESSAGE = 1024;

    private final ServiceCalls calls;
    private final Names names;
    private final InstantSource clock;

    Destinations(ServiceCalls calls, Names names, InstantSource clock) {
        this.calls = calls;
        this.names = names;
        this.clock = clock;
    }

    /** Queues, topics and functions can be told. */
    static boolean serves(String arn) {
        return arn.startsWith("arn:aws:")
                && switch (service(arn)) {
                    case "sqs", "sns", "lambda" -> true;
                    default -> false;
                };
    }

    private static String service(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > 5 ? parts[2] : "";
    }

    void tell(AsyncEvent event, Outcome outcome) {
        AsyncConfig config = event.function().async();
        Optional<String> destination =
                outcome.condition() == Condition.SUCCESS ? config.onSuccess() : config.onFailure();
        destination.ifPresent(arn -> send(event, arn, ResultRecord.of(event, outcome, clock.instant()), Map.of()));
        if (outcome.condition() != Condition.SUCCESS) {
            config.deadLetters().ifPresent(arn -> send(event, arn, event.payload(), letterAttributes(event, outcome)));
        }
    }

    /** What a dead letter says of its fate. */
    private static Map<String, ServiceCalls.Attribute> letterAttributes(AsyncEvent event, Outcome outcome) {
        String message = outcome.last().map(Destinations::message).orElse("");
        return Map.of(
                "RequestID", new ServiceCalls.Attribute("String", event.id()),
                "ErrorCode",
                        new ServiceCalls.Attribute(
                                "Number",
                                Integer.toString(
                                        outcome.last().map(ResultRecord::status).orElse(500))),
                "ErrorMessage",
                        new ServiceCalls.Attribute(
                                "String",
                                message.isEmpty()
                                        ? outcome.condition().text()
                                        : message.substring(0, Math.min(message.length(), LONGEST_MESSAGE))));
    }

    private static String message(InvokeResult result) {
        return ResultRecord.payload(result)
                .map(it -> it.path("errorMessage").asText(""))
                .orElse("");
    }

    private void send(AsyncEvent event, String arn, String body, Map<String, ServiceCalls.Attribute> attributes) {
        Function function = event.function();
        var trace = event.context().trace();
        var caller = new ServiceCalls.Caller(
                function.id(), Lineage.of(trace).through(function.arn()).in(trace));
        Future<?> sent =
                switch (service(arn)) {
                    case "sqs" -> calls.sendMessage(caller, queueUrl(arn), body, attributes);
                    case "sns" -> calls.publish(caller, arn, body, attributes);
                    default -> calls.invokeEvent(caller, arn, body);
                };
        sent.onFailure(e -> LOG.warn(
                "{} cannot tell {} of event {}, it is lost: {}", function.id(), arn, event.id(), e.getMessage()));
    }

    private String queueUrl(String arn) {
        return "%s/%s/%s".formatted(names.awsEndpoint(), names.account(), arn.substring(arn.lastIndexOf(':') + 1));
    }
}
