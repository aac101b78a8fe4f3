package local.websocket;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import local.aws.proxy.Backend;
import local.gateway.SelfSigned;
import local.lambda.Invoker;
import local.template.Stack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket APIs of a stack, each on a port of its own of 127.0.0.1. */
public final class WebSocketApis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("local.websocket");
    private static final String HOST = "127.0.0.1";
    private static final int MOST_HEADER_BYTES = 10_240;
    /** Longer than what is allowed, so that a frame that is a little too long is read and refused in good order. */
    private static final int LONGEST_FRAME_READ = 1024 * 1024;

    private static final long COUNT_EVERY_MS = 5_000;

    private final Vertx vertx;
    private final Upgrades.Shared shared;
    private final List<String> warnings;
    private final Map<String, URI> urls = new LinkedHashMap<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final long counting;

    private WebSocketApis(Vertx vertx, Upgrades.Shared shared, List<String> warnings) {
        this.vertx = vertx;
        this.shared = shared;
        this.warnings = warnings;
        this.counting = vertx.setPeriodic(
                COUNT_EVERY_MS, it -> shared.connections().all().forEach(each -> shared.traffic()
                        .goesOn(each.client())));
    }

    /**
     * Listens and serves; a stack without WebSocket APIs opens no port. Blocks until all listen, so it must not be called on an event loop.
     *
     * @param port of the first API; 0 for a free one; the others always take free ones
     */
    public static WebSocketApis start(Vertx vertx, Stack stack, Invoker invoker, int port, WebSocketOptions options) {
        SocketApis.Found found = SocketApis.in(stack, options.clock());
        Ids ids = new Ids(options.random());
        SocketEvents events = new SocketEvents(ids, options.clock());
        Integrations integrations = new Integrations(invoker);
        Connections connections = new Connections();
        Traffic traffic = new Traffic(options.instruments().meter(), options.clock());
        Messages messages = new Messages(connections, integrations, events, traffic);
        Upgrades.Shared shared =
                new Upgrades.Shared(options, ids, events, integrations, connections, traffic, messages);
        WebSocketApis apis = new WebSocketApis(vertx, shared, found.warnings());
        Gate gate = new Gate(invoker, events, options);
        try {
            int next = port;
            for (SocketApi api : found.apis()) {
                apis.listen(api, new Upgrades(vertx, api, gate, shared), next);
                next = 0;
            }
        } catch (RuntimeException e) {
            apis.close();
            throw e;
        }
        return apis;
    }

    private void listen(SocketApi api, Upgrades upgrades, int port) {
        HttpServerOptions plain = options();
        Optional<SelfSigned> tls = shared.options().tls();
        HttpServer server = vertx.createHttpServer(tls.map(it -> it.onto(plain)).orElse(plain))
                .requestHandler(new Entrance(upgrades, backend()))
                .listen(port, HOST)
                .await();
        servers.add(server);
        urls.put(
                api.logicalId(),
                URI.create("%s://%s:%d/%s"
                        .formatted(tls.isPresent() ? "wss" : "ws", HOST, server.actualPort(), api.stage())));
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(MOST_HEADER_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(LONGEST_FRAME_READ)
                .setReuseAddress(true);
    }

    /** Where clients connect, by the logical ids of the APIs: the stage is in it. */
    public Map<String, URI> urls() {
        return Map.copyOf(urls);
    }

    /** What is wrong with the template's WebSocket APIs, or not run here. */
    public List<String> warnings() {
        return warnings;
    }

    /** Answers {@code @connections}: the service {@code execute-api}. */
    public Backend backend() {
        return new ConnectionsBackend(shared.connections(), shared.messages());
    }

    /**
     * Closes every connection as one that goes away, waits a little for the {@code $disconnect} functions, and stops listening. Idempotent; waits for
     * nothing on an event loop.
     */
    @Override
    public void close() {
        vertx.cancelTimer(counting);
        List<CompletableFuture<?>> closing = new ArrayList<>();
        shared.connections().all().forEach(it -> {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            it.context().runOnContext(now -> {
                it.close(Ending.GOING_AWAY);
                closed.complete(null);
            });
            closing.add(closed);
        });
        var done = CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new))
                .thenCompose(it -> shared.messages().farewells())
                .orTimeout(shared.options().farewell().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(slow -> null)
                .thenCompose(
                        it -> Future.all(servers.stream().map(HttpServer::close).toList())
                                .toCompletionStage());
        if (Context.isOnEventLoopThread()) {
            return;
        }
        try {
            done.get(shared.options().farewell().toMillis() + 5_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the WebSocket APIs did not close in order: {}", e.toString());
        }
    }
}
