package local.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import local.lambda.InvokeResult;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;

/** The JSON that destinations get about an event. */
final class ResultRecord {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ResultRecord() {}

    static String of(AsyncEvent event, Outcome outcome, Instant now) {
        ObjectNode record = JSON.createObjectNode().put("version", "1.0").put("timestamp", MILLIS.format(now));
        record.putObject("requestContext")
                .put("requestId", event.id())
                .put("functionArn", event.function().arn() + ":" + Function.LATEST)
                .put("condition", outcome.condition().text())
                .put("approximateInvokeCount", outcome.invocations());
        record.set("requestPayload", json(event.payload()));
        outcome.last().ifPresent(last -> {
            ObjectNode context = record.putObject("responseContext")
                    .put("statusCode", status(last))
                    .put("executedVersion", Function.LATEST);
            if (last instanceof FunctionError) {
                context.put("functionError", "Unhandled");
            }
            payload(last).ifPresent(it -> record.set("responsePayload", it));
        });
        return record.toString();
    }

    /** The status that Lambda's API has for such a result. */
    static int status(InvokeResult result) {
        return switch (result) {
            case Answered answered -> 200;
            case FunctionError error -> 200;
            case Throttled throttled -> 429;
            case Refused refused -> refused.status();
        };
    }

    /** What the function answered, or why it was not asked; what is no JSON comes as a text. */
    static Optional<JsonNode> payload(InvokeResult result) {
        return switch (result) {
            case Answered answered -> Optional.of(json(answered.payload()));
            case FunctionError error -> Optional.of(json(error.payload()));
            case Throttled throttled -> Optional.of(error("TooManyRequestsException", throttled.reason()));
            case Refused refused -> Optional.of(error(refused.errorType(), refused.message()));
        };
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? TextNode.valueOf(text) : node;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
