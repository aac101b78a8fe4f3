package local.websocket;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to their routes, each as it comes: a message does not wait for the answer to the one before it, so functions may see those of one
 * connection at the same time and in any order, as on AWS.
 */
final class Messages implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger("local.websocket");

    private final Connections connections;
    private final Integrations integrations;
    private final SocketEvents events;
    private final Traffic traffic;
    private final Map<String, CompletableFuture<Outcome>> farewells = new ConcurrentHashMap<>();

    Messages(Connections connections, Integrations integrations, SocketEvents events, Traffic traffic) {
        this.connections = connections;
        this.integrations = integrations;
        this.events = events;
        this.traffic = traffic;
    }

    @Override
    public void message(Connection connection, String text) {
        Client client = connection.client();
        traffic.message(client.api(), text.getBytes(StandardCharsets.UTF_8).length);
        Optional<Route> found = client.api().routeOf(text);
        if (found.isEmpty()) {
            say(connection, SocketEvents.trouble(Trouble.FORBIDDEN, client.id(), events.newRequestId()));
            return;
        }
        Route route = found.get();
        var event = events.message(client, route.key(), text);
        var _ = integrations.run(route, event.json()).thenAccept(outcome -> connection
                .context()
                .runOnContext(it -> answer(connection, route, outcome, event.requestId())));
    }

    private void answer(Connection connection, Route route, Outcome outcome, String requestId) {
        switch (outcome) {
            case Outcome.Failed(var trouble, var why) -> {
                LOG.warn("{} {}: {}", connection.client().api().logicalId(), route.key(), why);
                say(
                        connection,
                        SocketEvents.trouble(trouble, connection.client().id(), requestId));
            }
            case Outcome.Answered answered -> {
                if (route.reply() == Route.Reply.TO_CLIENT) {
                    answered.body().filter(it -> !it.isEmpty()).ifPresent(it -> say(connection, it));
                }
            }
        }
    }

    private void say(Connection connection, String text) {
        if (connection.open()) {
            Buffer bytes = Buffer.buffer(text);
            traffic.message(connection.client().api(), bytes.length());
            var _ = connection.send(bytes);
        }
    }

    @Override
    public void ended(Connection connection, Ending ending) {
        connections.remove(connection);
        traffic.ended(connection.client());
        disconnected(connection.client(), ending);
    }

    /** Tells the {@code $disconnect} route; what it answers nobody hears. */
    void disconnected(Client client, Ending ending) {
        client.api().route(Route.DISCONNECT).ifPresent(route -> {
            var running =
                    integrations.run(route, events.disconnect(client, ending).json());
            farewells.put(client.id(), running);
            var _ = running.thenAccept(outcome -> {
                farewells.remove(client.id());
                if (outcome instanceof Outcome.Failed(var trouble, var why)) {
                    LOG.warn("{} {}: {}", client.api().logicalId(), route.key(), why);
                }
            });
        });
    }

    /** The {@code $disconnect} invocations that still run. */
    CompletableFuture<Void> farewells() {
        return CompletableFuture.allOf(farewells.values().toArray(CompletableFuture<?>[]::new));
    }

    /** Sends what somebody posted to the connection. */
    Future<Void> post(Connection connection, Buffer text) {
        traffic.message(connection.client().api(), text.length());
        return connection.send(text);
    }
}
