package local.gateway;

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

/** Functions as a test scripts them; it remembers every event. */
final class ScriptedInvoker implements Invoker {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Invocation(String function, JsonNode event) {}

    private final Map<String, Function<JsonNode, CompletableFuture<InvokeResult>>> scripts = new ConcurrentHashMap<>();
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    ScriptedInvoker answers(String function, String payload) {
        return does(function, event -> CompletableFuture.completedFuture(new InvokeResult.Answered(payload)));
    }

    ScriptedInvoker ends(String function, InvokeResult result) {
        return does(function, event -> CompletableFuture.completedFuture(result));
    }

    ScriptedInvoker does(String function, Function<JsonNode, CompletableFuture<InvokeResult>> script) {
        scripts.put(function, script);
        return this;
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        JsonNode event = json(payload);
        invocations.add(new Invocation(function, event));
        var script = scripts.get(function);
        return script == null
                ? CompletableFuture.completedFuture(
                        new InvokeResult.Refused(404, "ResourceNotFoundException", function))
                : script.apply(event);
    }

    List<JsonNode> eventsOf(String function) {
        return invocations.stream()
                .filter(it -> it.function().equals(function))
                .map(Invocation::event)
                .toList();
    }

    JsonNode lastEventOf(String function) {
        return eventsOf(function).getLast();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
