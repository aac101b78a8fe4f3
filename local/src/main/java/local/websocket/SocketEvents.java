package local.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what functions get of a WebSocket API, and the frames by which the API itself speaks. */
final class SocketEvents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Ids ids;
    private final InstantSource clock;

    SocketEvents(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** An event with the id that its request goes by, in error messages too. */
    record Written(String json, ObjectNode context) {
        String requestId() {
            return context.path("requestId").asText();
        }
    }

    Written connect(Client client) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        handshake(event, client.handshake());
        ObjectNode context = context(event, client, Route.CONNECT, "CONNECT");
        return new Written(event.put("isBase64Encoded", false).toString(), context);
    }

    Written authorize(Client client) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("type", "REQUEST")
                .put("methodArn", client.api().connectArn());
        event.putObject("queryStringParameters");
        event.putObject("multiValueQueryStringParameters");
        event.putObject("stageVariables");
        handshake(event, client.handshake());
        ObjectNode context = context(event, client, Route.CONNECT, "CONNECT");
        return new Written(event.toString(), context);
    }

    Written message(Client client, String routeKey, String text) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode context = context(event, client, routeKey, "MESSAGE").put("messageId", ids.next());
        return new Written(event.put("body", text).put("isBase64Encoded", false).toString(), context);
    }

    Written disconnect(Client client, Ending ending) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        valued(
                event,
                "headers",
                "multiValueHeaders",
                List.of(
                        Map.entry("Host", client.handshake().host()),
                        Map.entry("x-api-key", ""),
                        Map.entry("X-Forwarded-For", ""),
                        Map.entry("x-restapi", "")));
        ObjectNode context = context(event, client, Route.DISCONNECT, "DISCONNECT")
                .put("disconnectStatusCode", ending.code())
                .put("disconnectReason", ending.reason());
        return new Written(event.put("isBase64Encoded", false).toString(), context);
    }

    /** What the API answers by itself, to an upgrade or to a message. */
    static String trouble(Trouble trouble, String connectionId, String requestId) {
        return trouble(trouble.message(), connectionId, requestId);
    }

    static String trouble(String message, String connectionId, String requestId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .put("connectionId", connectionId)
                .put("requestId", requestId)
                .toString();
    }

    private ObjectNode context(ObjectNode event, Client client, String routeKey, String eventType) {
        SocketApi api = client.api();
        if (!api.stageVariables().isEmpty()) {
            ObjectNode variables = event.putObject("stageVariables");
            api.stageVariables().forEach(variables::put);
        }
        Instant now = clock.instant();
        String requestId = ids.next();
        ObjectNode context = event.putObject("requestContext")
                .put("routeKey", routeKey)
                .put("eventType", eventType)
                .put("extendedRequestId", requestId)
                .put("requestTime", TIME.format(now))
                .put("messageDirection", "IN")
                .put("stage", api.stage())
                .put("connectedAt", client.connectedAt().toEpochMilli())
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("requestId", requestId)
                .put("domainName", client.handshake().host())
                .put("connectionId", client.id())
                .put("apiId", api.id());
        client.authorizer().ifPresent(it -> context.set("authorizer", it));
        ObjectNode identity =
                context.putObject("identity").put("sourceIp", client.handshake().sourceIp());
        client.handshake().header("user-agent").ifPresent(it -> identity.put("userAgent", it));
        return context;
    }

    private static void handshake(ObjectNode event, Handshake handshake) {
        valued(event, "headers", "multiValueHeaders", handshake.headers());
        if (!handshake.query().isEmpty()) {
            valued(event, "queryStringParameters", "multiValueQueryStringParameters", handshake.query());
        }
    }

    /** Of several values under one name the first map has the last. */
    private static void valued(
            ObjectNode event, String single, String multiple, List<Map.Entry<String, String>> entries) {
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        entries.forEach(it -> {
            last.put(it.getKey(), it.getValue());
            all.withArray(it.getKey()).add(it.getValue());
        });
    }
}
