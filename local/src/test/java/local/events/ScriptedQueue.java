package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A queue that shows each message once, and remembers what was deleted. */
final class ScriptedQueue implements SqsQueue {
    private final List<JsonNode> waiting = new ArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private Optional<Promise<List<JsonNode>>> poll = Optional.empty();
    private int most;

    synchronized void send(String... bodies) {
        for (String body : bodies) {
            waiting.add(Json.object().put("MessageId", body).put("Body", body).put("ReceiptHandle", "r-" + body));
        }
        serve();
    }

    @Override
    public synchronized Future<List<JsonNode>> receive(int most, Duration wait) {
        Promise<List<JsonNode>> promise = Promise.promise();
        this.most = most;
        poll = Optional.of(promise);
        serve();
        return promise.future();
    }

    private void serve() {
        if (poll.isPresent() && !waiting.isEmpty()) {
            List<JsonNode> part = waiting.subList(0, Math.min(most, waiting.size()));
            Promise<List<JsonNode>> promise = poll.get();
            poll = Optional.empty();
            List<JsonNode> given = List.copyOf(part);
            part.clear();
            promise.complete(given);
        }
    }

    @Override
    public Future<Void> delete(List<JsonNode> messages) {
        messages.forEach(it -> deleted.add(it.path("Body").asText()));
        return Future.succeededFuture();
    }

    synchronized boolean polled() {
        return poll.isPresent();
    }

    List<String> deleted() {
        return List.copyOf(deleted);
    }
}
