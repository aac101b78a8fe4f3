package mailroom.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Space;
import mailroom.live.domain.Team;
import mailroom.live.domain.Watcher;
import mailroom.platform.Headers;
import mailroom.platform.Json;
import mailroom.platform.Trace;

/** An event of the HTTP API (payload format 2.0) or of the WebSocket API, as far as these handlers look at it. */
record GatewayEvent(JsonNode event) {
    static GatewayEvent read(InputStream input) throws IOException {
        try {
            return new GatewayEvent(Json.read(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (Json.Malformed e) {
            throw new IOException("the gateway sent no JSON", e);
        }
    }

    private JsonNode context() {
        return event.path("requestContext");
    }

    /** Who calls, as the HTTP API's authorizer said it, unless that has run out: its answers are cached past a token's end. */
    Optional<Watcher> caller(Instant now) {
        JsonNode said = context().path("authorizer").path("lambda");
        try {
            Instant expires =
                    Instant.ofEpochSecond(Long.parseLong(said.path("exp").asText()));
            return expires.isAfter(now) ? Optional.of(watcher(said)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Who opened the connection, as the WebSocket API's authorizer said it then. */
    Optional<Watcher> connectedWatcher() {
        try {
            return Optional.of(watcher(context().path("authorizer")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Watcher watcher(JsonNode said) {
        return new Watcher(
                new Space(
                        new Team(said.path("team").asText()),
                        Mode.of(said.path("mode").asText())),
                said.path("subject").asText(),
                said.path("key_id").asText(),
                said.path("scope").asText());
    }

    String query(String name) {
        return event.path("queryStringParameters").path(name).asText("");
    }

    String methodArn() {
        return event.path("methodArn").asText();
    }

    String eventType() {
        return context().path("eventType").asText();
    }

    ConnectionId connection() {
        return new ConnectionId(context().path("connectionId").asText());
    }

    /** Empty text when there is none, and when what should be base64 is not. */
    String body() {
        String body = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean(false)) {
            return body;
        }
        try {
            return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    Trace trace(String fallbackId, RandomGenerator random) {
        String own = context().path("requestId").asText();
        return Trace.atEdge(
                Headers.find(event, "x-request-id"),
                Headers.find(event, "traceparent"),
                own.isEmpty() ? fallbackId : own,
                random);
    }
}
