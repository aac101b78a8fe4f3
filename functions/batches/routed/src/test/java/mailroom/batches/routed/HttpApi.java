package mailroom.batches.routed;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Sender;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.json.Defaults;
import mailroom.batches.port.BatchStore;
import mailroom.platform.Json;

/** Calls the handler with events as API Gateway writes them, read by the serializer that Lambda's runtime uses. */
final class HttpApi implements AutoCloseable {
    final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    final BatchStore store;
    private final RoutedHandler handler;

    HttpApi() {
        this.store = new InMemoryBatchStore(clock);
        this.handler = handler(store);
    }

    HttpApi(BatchStore store) {
        this.store = store;
        this.handler = handler(store);
    }

    private RoutedHandler handler(BatchStore over) {
        var defaults = new Defaults(
                new Sender("news@example.com"),
                Map.of(Kind.BULK, Duration.ofHours(24), Kind.TRANSACTIONAL, Duration.ofHours(1)));
        return new RoutedHandler(Main.api(over, defaults, Duration.ofDays(30), clock, new Random(1)), new Random(2));
    }

    /** An answer with its body read as JSON, where it has one. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    Request request(String method, String path) {
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("routeKey", method + " " + path)
                .put("rawPath", path)
                .put("rawQueryString", "");
        event.putObject("headers").put("content-type", "application/json").put("host", "api.example.com");
        ObjectNode context = event.putObject("requestContext")
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("stage", "$default");
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1");
        return new Request(event).as("blue", clock.instant().plusSeconds(60));
    }

    /** A request in the making. */
    final class Request {
        private final ObjectNode event;

        Request(ObjectNode event) {
            this.event = event;
        }

        Request as(String team, Instant until) {
            ((ObjectNode) event.path("requestContext"))
                    .putObject("authorizer")
                    .putObject("lambda")
                    .put("subject", "sue")
                    .put("team", team)
                    .put("key_id", "mk_live_1")
                    .put("exp", Long.toString(until.getEpochSecond()));
            return this;
        }

        Request asNobody() {
            ((ObjectNode) event.path("requestContext")).remove("authorizer");
            return this;
        }

        Request header(String name, String value) {
            ((ObjectNode) event.path("headers")).put(name, value);
            return this;
        }

        Request query(String name, String value) {
            event.withObject("/queryStringParameters").put(name, value);
            return this;
        }

        Request body(String body) {
            event.put("body", body).put("isBase64Encoded", false);
            return this;
        }

        Request base64(String body) {
            event.put("body", java.util.Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                    .put("isBase64Encoded", true);
            return this;
        }

        Request with(String name, String value) {
            event.put(name, value);
            return this;
        }

        Answer send() {
            var serializer =
                    LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, HttpApi.class.getClassLoader());
            byte[] json = Json.write(event).getBytes(StandardCharsets.UTF_8);
            return answer(handler.handleRequest(serializer.fromJson(new ByteArrayInputStream(json)), context()));
        }
    }

    private static Answer answer(APIGatewayV2HTTPResponse response) {
        try {
            String body = response.getBody();
            return new Answer(
                    response.getStatusCode(),
                    response.getHeaders(),
                    body == null || body.isEmpty() ? Json.object() : Json.read(body));
        } catch (Json.Malformed e) {
            throw new AssertionError(response.getBody(), e);
        }
    }

    private static com.amazonaws.services.lambda.runtime.Context context() {
        return (com.amazonaws.services.lambda.runtime.Context) Proxy.newProxyInstance(
                HttpApi.class.getClassLoader(),
                new Class<?>[] {com.amazonaws.services.lambda.runtime.Context.class},
                (_, method, _) -> method.getReturnType() == String.class
                        ? "invocation-1"
                        : method.getReturnType() == int.class ? 0 : null);
    }

    @Override
    public void close() {
        handler.close();
    }
}
