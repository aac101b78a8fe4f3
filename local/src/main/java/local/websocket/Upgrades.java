package local.websocket;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets clients in: holds their upgrade until the authorizer and the {@code $connect} route have said yes. */
final class Upgrades implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger("local.websocket");
    private static final int SWITCHING = 101;
    private static final String SUBPROTOCOL = "sec-websocket-protocol";

    private final Vertx vertx;
    private final SocketApi api;
    private final Shared shared;
    private final Gate gate;

    /** What the APIs of a stack have in common. */
    record Shared(
            WebSocketOptions options,
            Ids ids,
            SocketEvents events,
            Integrations integrations,
            Connections connections,
            Traffic traffic,
            Messages messages) {}

    Upgrades(Vertx vertx, SocketApi api, Gate gate, Shared shared) {
        this.vertx = vertx;
        this.api = api;
        this.gate = gate;
        this.shared = shared;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.pause();
        Optional<Trouble> wrong = wrong(request);
        if (wrong.isPresent()) {
            refuse(request, wrong.get());
            return;
        }
        Instant now = shared.options().clock().instant();
        Handshake handshake;
        try {
            handshake = Handshake.of(request, shared.ids().trace(now));
        } catch (IllegalArgumentException e) {
            refuse(request, Trouble.BAD_REQUEST);
            return;
        }
        Client client = new Client(api, shared.ids().next(), now, handshake, Optional.empty());
        Optional<Route> connect = api.route(Route.CONNECT);
        if (connect.isEmpty()) {
            AccessLog.write(api, shared.events().connect(client), SWITCHING, "");
            accept(request, client, Optional.empty());
        } else if (!api.admits(Route.CONNECT)) {
            refuse(request, shared.events().connect(client), client, Trouble.TOO_MANY_REQUESTS, "throttled");
        } else {
            Context context = vertx.getOrCreateContext();
            var _ = gate.permit(client, connect.get().access())
                    .thenAccept(permit -> context.runOnContext(it -> judged(request, client, connect.get(), permit)));
        }
    }

    private Optional<Trouble> wrong(HttpServerRequest request) {
        String path = request.path();
        if (!path.equals("/" + api.stage()) && !path.equals("/" + api.stage() + "/")) {
            return Optional.of(Trouble.FORBIDDEN);
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return Optional.of(Trouble.UPGRADE_REQUIRED);
        }
        boolean complete = request.method().equals(HttpMethod.GET)
                && request.getHeader("Sec-WebSocket-Key") != null
                && "13".equals(request.getHeader("Sec-WebSocket-Version"));
        return complete ? Optional.empty() : Optional.of(Trouble.BAD_REQUEST);
    }

    private void judged(HttpServerRequest request, Client client, Route connect, Gate.Permit permit) {
        switch (permit) {
            case Gate.Permit.Refused(var trouble, var why) ->
                refuse(request, shared.events().connect(client), client, trouble, why);
            case Gate.Permit.Granted(var authorizer) -> {
                Client known = client.knownAs(authorizer);
                var event = shared.events().connect(known);
                Context context = vertx.getOrCreateContext();
                var _ = shared.integrations()
                        .run(connect, event)
                        .thenAccept(outcome -> context.runOnContext(it -> connected(request, known, outcome, event)));
            }
        }
    }

    private void connected(HttpServerRequest request, Client client, Outcome outcome, SocketEvents.Written event) {
        switch (outcome) {
            case Outcome.Failed(var trouble, var why) -> refuse(request, event, client, trouble, why);
            case Outcome.Answered answered
            when answered.successful() -> {
                AccessLog.write(api, event, SWITCHING, "");
                accept(request, client, Optional.ofNullable(answered.headers().get(SUBPROTOCOL)));
            }
            case Outcome.Answered answered -> {
                int status = answered.status() < 300 ? Trouble.INTERNAL.status() : answered.status();
                AccessLog.write(api, event, status, "");
                String message = HttpResponseStatus.valueOf(status).reasonPhrase();
                refuse(request, status, SocketEvents.trouble(message, client.id(), event.requestId()));
            }
        }
    }

    private void accept(HttpServerRequest request, Client client, Optional<String> subprotocol) {
        if (request.response().closed()) {
            shared.messages().disconnected(client, Ending.ABNORMAL);
            return;
        }
        subprotocol.ifPresent(it -> request.response().putHeader(SUBPROTOCOL, it));
        Future<Connection> opening = request.toWebSocket().map(socket -> open(client, socket));
        shared.connections().expect(client.id(), opening);
        opening.onFailure(broken -> {
            LOG.debug("an upgrade broke off", broken);
            shared.connections().remove(client.id());
            shared.messages().disconnected(client, Ending.ABNORMAL);
        });
    }

    private Connection open(Client client, ServerWebSocket socket) {
        shared.traffic().begun(client);
        return new Connection(vertx, shared.options(), client, socket, shared.messages());
    }

    private void refuse(
            HttpServerRequest request, SocketEvents.Written event, Client client, Trouble trouble, String why) {
        AccessLog.write(api, event, trouble.status(), why);
        refuse(request, trouble.status(), SocketEvents.trouble(trouble, client.id(), event.requestId()));
    }

    private void refuse(HttpServerRequest request, Trouble trouble) {
        String body =
                SocketEvents.trouble(trouble, shared.ids().next(), shared.ids().next());
        refuse(request, trouble.status(), body);
    }

    private static void refuse(HttpServerRequest request, int status, String body) {
        HttpServerResponse response = request.response();
        request.resume();
        if (!response.closed()) {
            var _ = response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }
}
