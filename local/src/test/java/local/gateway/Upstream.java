package local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server behind the gateway that remembers what it was sent and answers as a test says. */
final class Upstream implements AutoCloseable {
    record Seen(String method, String uri, List<Map.Entry<String, String>> headers, Buffer body) {
        String header(String name) {
            return headers.stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .reduce("", (one, more) -> one.isEmpty() ? more : one + "|" + more);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Handler<HttpServerRequest> script = it -> {
        var _ = it.response().end("fine");
    };

    Upstream() {
        server = vertx.createHttpServer()
                .requestHandler(it -> it.bodyHandler(body -> {
                    seen.add(new Seen(it.method().name(), it.uri(), it.headers().entries(), body));
                    script.handle(it);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void does(Handler<HttpServerRequest> handler) {
        script = handler;
    }

    int port() {
        return server.actualPort();
    }

    Seen last() {
        return seen.getLast();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
