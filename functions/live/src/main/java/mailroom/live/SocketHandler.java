package mailroom.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.domain.Watcher;
import mailroom.live.domain.Way;
import mailroom.live.json.ClientMessages;
import mailroom.live.json.Frames;
import mailroom.live.usecase.ServeClient;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of the WebSocket API. A message's answer goes back by the route response; a connection without a team is not let in. */
public final class SocketHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    private final ServeClient serve;
    private final MayWatch mayWatch;
    private final RandomGenerator random;

    /** As Lambda makes it. */
    public SocketHandler() {
        this(new Main(Settings.ofProcess()));
    }

    private SocketHandler(Main main) {
        this(main.serve(), main.mayWatchNow(), main.random());
    }

    SocketHandler(ServeClient serve, MayWatch mayWatch, RandomGenerator random) {
        this.serve = serve;
        this.mayWatch = mayWatch;
        this.random = random;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        GatewayEvent event = GatewayEvent.read(input);
        Trace trace = event.trace(context.getAwsRequestId(), random);
        ConnectionId connection = event.connection();
        try (var _ = LogScope.open(trace).with("connection", connection.value())) {
            ObjectNode answer =
                    switch (event.eventType()) {
                        case "CONNECT" -> connected(connection, event.connectedWatcher());
                        case "DISCONNECT" -> disconnected(connection);
                        default -> message(connection, event, trace);
                    };
            output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A failure is thrown: then the gateway refuses the connection. */
    private ObjectNode connected(ConnectionId connection, Optional<Watcher> watcher) {
        if (watcher.isEmpty()) {
            LOG.error("a connection that no authorizer looked at");
            return status(403);
        }
        serve.connected(connection, watcher.get());
        // A ticket says what was so when it was given out. Asked after the connection was noted, so that a change in
        // between is not missed by both.
        if (!MayWatch.isGranted(mayWatch.decide(watcher.get()), watcher.get())) {
            serve.disconnected(connection);
            return status(403);
        }
        LOG.atInfo().addKeyValue("team", watcher.get().space().team()).log("connected");
        return status(200);
    }

    private ObjectNode disconnected(ConnectionId connection) {
        serve.disconnected(connection);
        LOG.info("disconnected");
        return status(200);
    }

    private ObjectNode message(ConnectionId connection, GatewayEvent event, Trace trace) {
        Frame frame;
        try {
            var way = new Way(trace.requestId(), trace.traceparent());
            frame = answer(connection, event, way);
        } catch (RuntimeException e) {
            LOG.error("a message was not served", e);
            frame = new Frame.Refusal(
                    "internal", "Something of ours failed: request %s. Try again.".formatted(trace.requestId()));
        }
        log(frame);
        return status(200).put("body", Frames.write(frame));
    }

    /** Who may watch no longer subscribes to nothing more, whether or not the connection has been ended yet. */
    private Frame answer(ConnectionId connection, GatewayEvent event, Way way) {
        ClientMessage message = ClientMessages.read(event.body());
        boolean refused = message instanceof ClientMessage.Subscribe
                && event.connectedWatcher()
                        .filter(it -> MayWatch.isGranted(mayWatch.decide(it), it))
                        .isEmpty();
        return refused
                ? new Frame.Refusal("forbidden", "Your key or your roles do not allow this.")
                : serve.answer(connection, message, way);
    }

    private static void log(Frame frame) {
        switch (frame) {
            case Frame.Subscribed(var batch, long cursor) -> LOG.info("subscribed to {} at {}", batch, cursor);
            case Frame.Unsubscribed(var batch) -> LOG.info("unsubscribed from {}", batch);
            case Frame.Refusal(var code, var _) -> LOG.info("refused: {}", code);
            case Frame.Pong() -> LOG.debug("ping");
            case Frame.State _ -> {}
        }
    }

    private static ObjectNode status(int status) {
        return Json.object().put("statusCode", status);
    }
}
