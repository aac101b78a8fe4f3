package local.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Hands an event to what stands behind a route. The futures never fail. */
final class Integrations {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Invoker invoker;

    Integrations(Invoker invoker) {
        this.invoker = invoker;
    }

    CompletableFuture<Outcome> run(Route route, SocketEvents.Written event) {
        return switch (route.integration()) {
            case Route.Integration.Unsupported(var why) ->
                CompletableFuture.completedFuture(new Outcome.Failed(Trouble.INTERNAL, why));
            case Route.Integration.Mock(var status, var response) ->
                CompletableFuture.completedFuture(new Outcome.Answered(
                        status, Map.of(), response.map(it -> Variables.filled(it, event.context(), value -> value))));
            case Route.Integration.Function(var function, var timeout) ->
                invoker.invoke(function, event.json())
                        .copy()
                        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .handle((result, failure) -> failure == null
                                ? outcome(result, function)
                                : failure instanceof TimeoutException
                                        ? new Outcome.Failed(
                                                Trouble.TIMED_OUT,
                                                "function %s did not answer within %d ms"
                                                        .formatted(function, timeout.toMillis()))
                                        : new Outcome.Failed(
                                                Trouble.INTERNAL, "function %s: %s".formatted(function, failure)));
        };
    }

    private static Outcome outcome(InvokeResult result, String function) {
        return switch (result) {
            case InvokeResult.Answered(var payload) -> answer(payload, function);
            case InvokeResult.FunctionError(var payload) ->
                new Outcome.Failed(Trouble.BAD_ANSWER, "function %s failed: %s".formatted(function, payload));
            case InvokeResult.Throttled(var reason) ->
                new Outcome.Failed(Trouble.INTERNAL, "function %s is throttled: %s".formatted(function, reason));
            case InvokeResult.Refused(var status, var type, var message) ->
                new Outcome.Failed(Trouble.INTERNAL, type + ": " + message);
        };
    }

    /** Reads the shape of proxy integrations; nothing else counts as an answer, {@code null} included. */
    static Outcome answer(String payload, String function) {
        try {
            JsonNode node = MAPPER.readTree(payload);
            JsonNode status = node.path("statusCode");
            JsonNode body = node.path("body");
            boolean readable = (body.isTextual() || body.isMissingNode() || body.isNull())
                    && (status.isIntegralNumber() || status.asText().matches("[0-9]{3}"));
            if (readable) {
                Optional<String> text = body.isTextual()
                        ? Optional.of(
                                node.path("isBase64Encoded").asBoolean()
                                        ? new String(
                                                Base64.getDecoder().decode(body.textValue()), StandardCharsets.UTF_8)
                                        : body.textValue())
                        : Optional.empty();
                return new Outcome.Answered(status.asInt(), headers(node), text);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return malformed(function);
        }
        return malformed(function);
    }

    private static Outcome malformed(String function) {
        return new Outcome.Failed(
                Trouble.BAD_ANSWER,
                "function %s answered without a statusCode, or with a body that is no text".formatted(function));
    }

    private static Map<String, String> headers(JsonNode answer) {
        Map<String, String> headers = new HashMap<>();
        answer.path("multiValueHeaders")
                .properties()
                .forEach(it -> headers.put(
                        it.getKey().toLowerCase(Locale.ROOT),
                        it.getValue().path(0).asText()));
        answer.path("headers")
                .properties()
                .forEach(it -> headers.put(
                        it.getKey().toLowerCase(Locale.ROOT), it.getValue().asText()));
        return headers;
    }
}
