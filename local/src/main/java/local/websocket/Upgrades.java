package local.websocket;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets clients in: holds their upgrade until the authorizer and the {@code $connect} route have said yes. */
final class Upgrades implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger("local.websocket");
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
            refuse(request, wrong.get(), "", shared.events().newRequestId());
            return;
        }
        Handshake handshake;
        try {
            handshake = Handshake.of(request);
        } catch (IllegalArgumentException e) {
            refuse(request, Trouble.BAD_REQUEST, "", shared.events().newRequestId());
            return;
        }
        Client client =
                new Client(api, shared.ids().next(), shared.options().clock().instant(), handshake, Optional.empty());
        Context context = vertx.getOrCreateContext();
        Optional<Route> connect = api.route(Route.CONNECT);
        if (connect.isEmpty()) {
            accept(request, client, Optional.empty());
            return;
        }
        var _ = gate.permit(client, connect.get().access())
                .thenAccept(permit -> context.runOnContext(it -> judged(request, client, connect.get(), permit)));
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
            case Gate.Permit.Refused(var trouble, var why) -> {
                if (trouble == Trouble.INTERNAL) {
                    LOG.warn("{} {}: {}", api.logicalId(), Route.CONNECT, why);
                }
                refuse(request, trouble, client.id(), shared.events().newRequestId());
            }
            case Gate.Permit.Granted(var authorizer) -> {
                Client known = client.knownAs(authorizer);
                var event = shared.events().connect(known);
                Context context = vertx.getOrCreateContext();
                var _ = shared.integrations()
                        .run(connect, event.json())
                        .thenAccept(outcome ->
                                context.runOnContext(it -> connected(request, known, outcome, event.requestId())));
            }
        }
    }

    private void connected(HttpServerRequest request, Client client, Outcome outcome, String requestId) {
        switch (outcome) {
            case Outcome.Failed(var trouble, var why) -> {
                LOG.warn("{} {}: {}", api.logicalId(), Route.CONNECT, why);
                refuse(request, trouble, client.id(), requestId);
            }
            case Outcome.Answered answered
            when answered.successful() ->
                accept(request, client, Optional.ofNullable(answered.headers().get(SUBPROTOCOL)));
            case Outcome.Answered answered -> {
                int status = answered.status() < 300 ? Trouble.INTERNAL.status() : answered.status();
                String message = HttpResponseStatus.valueOf(status).reasonPhrase();
                refuse(request, status, SocketEvents.trouble(message, client.id(), requestId));
            }
        }
    }

    private void accept(HttpServerRequest request, Client client, Optional<String> subprotocol) {
        if (request.response().closed()) {
            shared.messages().disconnected(client, Ending.ABNORMAL);
            return;
        }
        subprotocol.ifPresent(it -> request.response().putHeader(SUBPROTOCOL, it));
        request.toWebSocket().onComplete(socket -> open(client, socket), failure -> {
            LOG.debug("an upgrade broke off", failure);
            shared.messages().disconnected(client, Ending.ABNORMAL);
        });
    }

    private void open(Client client, ServerWebSocket socket) {
        shared.traffic().begun(client);
        shared.connections().add(new Connection(vertx, shared.options(), client, socket, shared.messages()));
    }

    private static void refuse(HttpServerRequest request, Trouble trouble, String connectionId, String requestId) {
        refuse(request, trouble.status(), SocketEvents.trouble(trouble.message(), connectionId, requestId));
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
