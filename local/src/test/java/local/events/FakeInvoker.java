package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Keeps what it is called with, and answers as it is told. */
final class FakeInvoker implements Invoker {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, CompletableFuture<InvokeResult>> answers = event -> answer("{}");

    static CompletableFuture<InvokeResult> answer(String payload) {
        return CompletableFuture.completedFuture(new InvokeResult.Answered(payload));
    }

    static CompletableFuture<InvokeResult> error() {
        return CompletableFuture.completedFuture(new InvokeResult.FunctionError("{}"));
    }

    static CompletableFuture<InvokeResult> failures(String... ids) {
        List<String> items = List.of(ids).stream()
                .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                .toList();
        return answer("{\"batchItemFailures\":[%s]}".formatted(String.join(",", items)));
    }

    void answers(Function<JsonNode, CompletableFuture<InvokeResult>> function) {
        answers = function;
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        JsonNode event = Json.parse(payload).orElseThrow();
        events.add(event);
        return answers.apply(event);
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** The records of each event so far, by one text of each. */
    List<List<String>> batches(Function<JsonNode, String> text) {
        return events.stream()
                .map(event -> Json.elements(event.path("Records")).map(text).toList())
                .toList();
    }
}
