package local.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.Request;

/** {@code @connections}: what functions do to connections. The id alone tells which; what stands before it in the path is not looked at. */
final class ConnectionsBackend implements Backend {
    private static final Pattern PATH =
            Pattern.compile("(?:/.*)?/(?:@|%40)connections/([^/]*)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String JSON = "application/json";

    private final Connections connections;
    private final Messages messages;

    ConnectionsBackend(Connections connections, Messages messages) {
        this.connections = connections;
        this.messages = messages;
    }

    @Override
    public Future<Answer> answer(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new AwsError(403, "ForbiddenException", "Forbidden");
        }
        String id = URLDecoder.decode(path.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!Ids.wellFormed(id)) {
            throw new AwsError(400, "BadRequestException", "Invalid connectionId: " + id);
        }
        Future<Optional<Answer>> done =
                switch (request.method()) {
                    case "POST" -> post(id, request.body());
                    case "GET" -> connections.with(id, it -> Future.succeededFuture(described(it)));
                    case "DELETE" -> connections.with(id, ConnectionsBackend::deleted);
                    default -> throw new AwsError(405, "MethodNotAllowedException", "Method not allowed");
                };
        return done.map(it -> it.orElseThrow(ConnectionsBackend::gone));
    }

    private Future<Optional<Answer>> post(String id, Buffer body) {
        if (body.length() > Connection.MOST_MESSAGE_BYTES) {
            throw new AwsError(
                    413,
                    "PayloadTooLargeException",
                    "Messages are limited to %d bytes".formatted(Connection.MOST_MESSAGE_BYTES));
        }
        return connections.with(id, it -> {
            if (it.full()) {
                return Future.failedFuture(
                        new AwsError(429, "LimitExceededException", "The client does not read what is sent to it"));
            }
            messages.post(it, body);
            return Future.succeededFuture(Answer.ok(JSON, Buffer.buffer()));
        });
    }

    private static Future<Answer> deleted(Connection connection) {
        connection.close(Ending.DELETED);
        return Future.succeededFuture(new Answer(204, JSON, Map.of(), Buffer.buffer()));
    }

    private static Answer described(Connection connection) {
        Client client = connection.client();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("connectedAt", time(client.connectedAt()));
        node.putObject("identity")
                .put("sourceIp", client.handshake().sourceIp())
                .put("userAgent", client.handshake().header("user-agent").orElse(""));
        node.put("lastActiveAt", time(connection.lastActive()));
        return Answer.ok(JSON, Buffer.buffer(node.toString()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static AwsError gone() {
        return new AwsError(410, "GoneException", "The connection is gone, or was never there");
    }
}
