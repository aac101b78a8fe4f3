package local.websocket;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands messages to their routes, each as it comes: a message does not wait for the answer to the one before it, so functions may see those of one
 * connection at the same time and in any order, as on AWS.
 */
final class Messages implements Connection.Listener {
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
        String key = found.map(Route::key).orElse(Route.DEFAULT);
        var event = events.message(client, key, text);
        if (found.isEmpty()) {
            answer(connection, Route.Reply.NONE, new Outcome.Failed(Trouble.FORBIDDEN, "no such route"), event);
        } else if (!client.api().admits(key)) {
            answer(connection, Route.Reply.NONE, new Outcome.Failed(Trouble.TOO_MANY_REQUESTS, "throttled"), event);
        } else {
            Route route = found.get();
            var _ = integrations.run(route, event).thenAccept(outcome -> connection
                    .context()
                    .runOnContext(it -> answer(connection, route.reply(), outcome, event)));
        }
    }

    private void answer(Connection connection, Route.Reply reply, Outcome outcome, SocketEvents.Written event) {
        Client client = connection.client();
        switch (outcome) {
            case Outcome.Failed(var trouble, var why) -> {
                AccessLog.write(client.api(), event, trouble.status(), why);
                say(connection, SocketEvents.trouble(trouble, client.id(), event.requestId()));
            }
            case Outcome.Answered answered -> {
                AccessLog.write(client.api(), event, answered.status(), "");
                if (reply == Route.Reply.TO_CLIENT) {
                    answered.body().filter(it -> !it.isEmpty()).ifPresent(it -> say(connection, it));
                }
            }
        }
    }

    private void say(Connection connection, String text) {
        if (connection.open()) {
            Buffer bytes = Buffer.buffer(text);
            traffic.message(connection.client().api(), bytes.length());
            connection.send(bytes);
        }
    }

    @Override
    public void ended(Connection connection, Ending ending) {
        connections.remove(connection.client().id());
        traffic.ended(connection.client());
        disconnected(connection.client(), ending);
    }

    /** Tells the {@code $disconnect} route; what it answers nobody hears. */
    void disconnected(Client client, Ending ending) {
        var event = events.disconnect(client, ending);
        Optional<Route> route = client.api().route(Route.DISCONNECT);
        if (route.isEmpty()) {
            AccessLog.write(client.api(), event, 200, "");
            return;
        }
        var running = integrations.run(route.get(), event);
        farewells.put(client.id(), running);
        var _ = running.thenAccept(outcome -> {
            farewells.remove(client.id());
            switch (outcome) {
                case Outcome.Failed(var trouble, var why) ->
                    AccessLog.write(client.api(), event, trouble.status(), why);
                case Outcome.Answered answered -> AccessLog.write(client.api(), event, answered.status(), "");
            }
        });
    }

    /** The {@code $disconnect} invocations that still run. */
    CompletableFuture<Void> farewells() {
        return CompletableFuture.allOf(farewells.values().toArray(CompletableFuture<?>[]::new));
    }

    /** Sends what somebody posted to the connection. */
    void post(Connection connection, Buffer text) {
        traffic.message(connection.client().api(), text.length());
        connection.send(text);
    }
}
