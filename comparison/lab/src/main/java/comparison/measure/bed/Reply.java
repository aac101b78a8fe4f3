package comparison.measure.bed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import local.lambda.InvokeResult;

/**
 * What an invocation ended with, as a caller of the HTTP API would see it.
 *
 * @param status the function's; 500 where it failed, 429 where it was throttled
 * @param headers by lower-case name
 */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAILED = 500;
    private static final int THROTTLED = 429;

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(InvokeResult result) {
        return switch (result) {
            case InvokeResult.Answered(String payload) -> read(payload);
            case InvokeResult.FunctionError(String payload) -> new Reply(FAILED, Map.of(), payload);
            case InvokeResult.Throttled(String reason) -> new Reply(THROTTLED, Map.of(), reason);
            case InvokeResult.Refused(int status, String type, String message) ->
                new Reply(status, Map.of(), type + ": " + message);
        };
    }

    /** As API Gateway reads it: what has no {@code statusCode} is the body of a 200. */
    private static Reply read(String payload) {
        try {
            JsonNode json = JSON.readTree(payload);
            if (!json.has("statusCode")) {
                return new Reply(200, Map.of(), payload);
            }
            Map<String, String> headers = new TreeMap<>();
            json.path("headers")
                    .properties()
                    .forEach(it -> headers.put(
                            it.getKey().toLowerCase(Locale.ROOT), it.getValue().asText()));
            json.path("multiValueHeaders")
                    .properties()
                    .forEach(it -> headers.putIfAbsent(
                            it.getKey().toLowerCase(Locale.ROOT),
                            it.getValue().path(0).asText()));
            return new Reply(
                    json.path("statusCode").asInt(), headers, json.path("body").asText());
        } catch (JsonProcessingException e) {
            return new Reply(FAILED, Map.of(), payload);
        }
    }
}
