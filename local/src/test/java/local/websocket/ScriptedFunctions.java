package local.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Functions as a test scripts them, all others answer 200; it remembers every event. */
final class ScriptedFunctions implements Invoker {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Invocation(String function, JsonNode event) {}

    private final Map<String, Function<JsonNode, CompletableFuture<InvokeResult>>> scripts = new ConcurrentHashMap<>();
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    void answers(String function, String payload) {
        ends(function, new InvokeResult.Answered(payload.replace('\'', '"')));
    }

    void ends(String function, InvokeResult result) {
        does(function, event -> CompletableFuture.completedFuture(result));
    }

    void does(String function, Function<JsonNode, CompletableFuture<InvokeResult>> script) {
        scripts.put(function, script);
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        JsonNode event = json(payload);
        invocations.add(new Invocation(function, event));
        var script = scripts.get(function);
        return script == null
                ? CompletableFuture.completedFuture(new InvokeResult.Answered("{\"statusCode\":200}"))
                : script.apply(event);
    }

    List<JsonNode> eventsOf(String function) {
        return invocations.stream()
                .filter(it -> it.function().equals(function))
                .map(Invocation::event)
                .toList();
    }

    List<JsonNode> eventsOf(String function, String eventType) {
        return eventsOf(function).stream()
                .filter(it -> it.at("/requestContext/eventType").asText().equals(eventType))
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
