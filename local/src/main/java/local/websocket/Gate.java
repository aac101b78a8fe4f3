package local.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import local.gateway.Policy;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Decides who may connect, by the authorizer of {@code $connect}. It is asked each time: answers are not remembered. */
final class Gate {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Whether a client may go on. */
    sealed interface Permit {
        /** It may; {@code context} is for the events, empty on an open route. */
        record Granted(Optional<ObjectNode> context) implements Permit {}

        record Refused(Trouble trouble, String why) implements Permit {}
    }

    private final Invoker invoker;
    private final SocketEvents events;
    private final WebSocketOptions options;

    Gate(Invoker invoker, SocketEvents events, WebSocketOptions options) {
        this.invoker = invoker;
        this.events = events;
        this.options = options;
    }

    CompletableFuture<Permit> permit(Client client, Route.Access access) {
        return switch (access) {
            case Route.Access.Open() -> CompletableFuture.completedFuture(new Permit.Granted(Optional.empty()));
            case Route.Access.Unsupported(var why) ->
                CompletableFuture.completedFuture(new Permit.Refused(Trouble.INTERNAL, why));
            case Route.Access.Guarded guarded -> guarded(client, guarded);
        };
    }

    private CompletableFuture<Permit> guarded(Client client, Route.Access.Guarded guarded) {
        for (IdentitySource source : guarded.sources()) {
            if (source.value(client.api(), client.handshake()).isEmpty()) {
                return CompletableFuture.completedFuture(
                        new Permit.Refused(Trouble.UNAUTHORIZED, "no identity: %s".formatted(source)));
            }
        }
        return invoker.invoke(guarded.function(), events.authorize(client).json())
                .copy()
                .orTimeout(options.authorizerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, failure) ->
                        failure == null ? judged(result, client) : failed("it did not answer: " + failure));
    }

    private static Permit judged(InvokeResult result, Client client) {
        return switch (result) {
            case InvokeResult.Answered(var payload) -> read(payload, client);
            case InvokeResult.FunctionError(var payload) ->
                message(payload).equals("Unauthorized")
                        ? new Permit.Refused(Trouble.UNAUTHORIZED, "the authorizer threw Unauthorized")
                        : failed("it failed: " + payload);
            case InvokeResult.Throttled(var reason) -> failed("it was throttled: " + reason);
            case InvokeResult.Refused(var status, var type, var message) -> failed(type + ": " + message);
        };
    }

    private static Permit read(String payload, Client client) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            return failed("its answer is no JSON");
        }
        Optional<Policy> policy = Policy.parse(answer.path("policyDocument"));
        JsonNode principal = answer.path("principalId");
        JsonNode context = answer.path("context");
        if (policy.isEmpty()) {
            return failed("its answer has no policyDocument that can be read");
        }
        if (!principal.isTextual()) {
            return failed("its answer has no principalId");
        }
        boolean none = context.isMissingNode() || context.isNull();
        if (!(none || context.isObject()) || context.valueStream().anyMatch(JsonNode::isContainerNode)) {
            return failed("the context in its answer is no object of plain values");
        }
        if (!policy.get().allows(client.api().connectArn())) {
            return new Permit.Refused(
                    Trouble.FORBIDDEN,
                    "the authorizer's policy does not allow " + client.api().connectArn());
        }
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        context.properties().stream()
                .filter(it -> !it.getValue().isNull())
                .forEach(it -> known.put(it.getKey(), it.getValue().asText()));
        known.put("principalId", principal.textValue());
        return new Permit.Granted(Optional.of(known));
    }

    private static String message(String errorPayload) {
        try {
            return MAPPER.readTree(errorPayload).path("errorMessage").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Permit failed(String why) {
        return new Permit.Refused(Trouble.INTERNAL, "authorizer: " + why);
    }
}
