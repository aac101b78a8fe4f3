package mailroom.batches.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.port.BatchStore;
import mailroom.platform.Json;
import mailroom.platform.Settings;

/** Calls a layout's handlers with events as API Gateway writes them, read by the serializer that Lambda's runtime uses. */
public final class HttpApi {
    public final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    public final BatchStore store;
    private final Layout layout;

    /** A layout, as far as a test sees it: who gets the events. */
    public interface Layout {
        APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context);
    }

    /** How a layout is made of endpoints. */
    public interface LayoutMaker {
        Layout of(Endpoints endpoints);
    }

    public HttpApi(LayoutMaker layout) {
        this(layout, InMemoryBatchStore::new);
    }

    public HttpApi(LayoutMaker layout, Function<FakeClock, BatchStore> store) {
        this.store = store.apply(clock);
        var settings = new Settings(Map.of(
                "DEFAULT_FROM", "news@example.com",
                "BULK_TTL_HOURS", "24",
                "TRANSACTIONAL_TTL_HOURS", "1",
                "RETENTION_DAYS", "30"));
        this.layout = layout.of(new Endpoints(this.store, settings, clock, new Random(1)));
    }

    /** An answer with its body read as JSON, where it has one. */
    public record Answer(int status, Map<String, String> headers, JsonNode body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    public Request request(String method, String path) {
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
    public final class Request {
        private final ObjectNode event;

        Request(ObjectNode event) {
            this.event = event;
        }

        public Request as(String team, Instant until) {
            ((ObjectNode) event.path("requestContext"))
                    .putObject("authorizer")
                    .putObject("lambda")
                    .put("subject", "sue")
                    .put("team", team)
                    .put("key_id", "mk_live_1")
                    .put("exp", Long.toString(until.getEpochSecond()));
            return this;
        }

        public Request asNobody() {
            ((ObjectNode) event.path("requestContext")).remove("authorizer");
            return this;
        }

        public Request header(String name, String value) {
            ((ObjectNode) event.path("headers")).put(name, value);
            return this;
        }

        public Request query(String name, String value) {
            event.withObject("/queryStringParameters").put(name, value);
            return this;
        }

        public Request body(String body) {
            event.put("body", body).put("isBase64Encoded", false);
            return this;
        }

        public Request base64(String body) {
            event.put("body", java.util.Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                    .put("isBase64Encoded", true);
            return this;
        }

        public Request with(String name, String value) {
            event.put(name, value);
            return this;
        }

        public Answer send() {
            var serializer =
                    LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, HttpApi.class.getClassLoader());
            byte[] json = Json.write(event).getBytes(StandardCharsets.UTF_8);
            return answer(layout.answer(serializer.fromJson(new ByteArrayInputStream(json)), context()));
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

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                HttpApi.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> method.getReturnType() == String.class
                        ? "invocation-1"
                        : method.getReturnType() == int.class ? 0 : null);
    }
}
