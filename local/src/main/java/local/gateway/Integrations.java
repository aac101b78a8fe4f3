package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Hands a request to what stands behind its route. */
final class Integrations {
    /** Lambda's limit of a synchronous event, in bytes of UTF-8. */
    static final int MOST_EVENT_BYTES = 6_291_456;

    private final Invoker invoker;
    private final HttpProxy proxy;

    Integrations(Invoker invoker, HttpProxy proxy) {
        this.invoker = invoker;
        this.proxy = proxy;
    }

    CompletableFuture<Reply> run(Call call, Optional<JsonNode> authorizer) {
        return switch (call.route().integration()) {
            case Route.Integration.Unsupported(var why) ->
                CompletableFuture.completedFuture(Reply.of(GatewayError.INTERNAL, why));
            case Route.Integration.Function function -> invoke(call, function, authorizer);
            case Route.Integration.Proxy target -> proxy.run(call, target, authorizer);
        };
    }

    private CompletableFuture<Reply> invoke(
            Call call, Route.Integration.Function function, Optional<JsonNode> authorizer) {
        String event =
                switch (function.format()) {
                    case V1 -> OldEventWriter.forFunction(call, authorizer);
                    case V2 -> EventWriter.forFunction(call, authorizer);
                };
        if (tooLarge(event)) {
            return CompletableFuture.completedFuture(Reply.of(GatewayError.TOO_LARGE));
        }
        return invoker.invoke(function.function(), event)
                .copy()
                .orTimeout(function.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, failure) -> failure == null ? reply(result, function) : failed(failure, function))
                .thenApply(it -> function.responses().byStatus().isEmpty()
                        ? it
                        : mapped(call, function, authorizer.orElse(MissingNode.getInstance()), it));
    }

    private static Reply mapped(Call call, Route.Integration.Function function, JsonNode context, Reply reply) {
        return function.responses().apply(reply, name -> Selection.ofReply(call, context, reply, name));
    }

    private static Reply reply(InvokeResult result, Route.Integration.Function integration) {
        String function = integration.function();
        return switch (result) {
            case InvokeResult.Answered(var payload) -> FunctionAnswer.reply(payload, integration.format());
            case InvokeResult.FunctionError(var payload) ->
                Reply.of(GatewayError.INTERNAL, "function %s failed: %s".formatted(function, payload));
            case InvokeResult.Throttled(var reason) ->
                Reply.of(GatewayError.UNAVAILABLE, "function %s is throttled: %s".formatted(function, reason));
            case InvokeResult.Refused(var status, var type, var message) ->
                Reply.of(status == 413 ? GatewayError.TOO_LARGE : GatewayError.INTERNAL, type + ": " + message);
        };
    }

    private static Reply failed(Throwable failure, Route.Integration.Function function) {
        return failure instanceof TimeoutException
                ? Reply.of(
                        GatewayError.UNAVAILABLE,
                        "function %s did not answer within %d ms"
                                .formatted(
                                        function.function(), function.timeout().toMillis()))
                : Reply.of(GatewayError.INTERNAL, "function %s: %s".formatted(function.function(), failure));
    }

    private static boolean tooLarge(String event) {
        return event.length() > MOST_EVENT_BYTES / 3
                && event.getBytes(StandardCharsets.UTF_8).length > MOST_EVENT_BYTES;
    }
}
