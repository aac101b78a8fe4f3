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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailroom.access.fake.FakeRights;
import mailroom.access.rate.MemoryWindows;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.port.BatchStore;
import mailroom.platform.Json;
import mailroom.platform.Settings;

/** Calls a layout's handlers with events as API Gateway writes them, read by the serializer that Lambda's runtime uses. */
public final class HttpApi {
    public final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    public final BatchStore store;
    /** The copy of the ACL: four roles as they ship, and a person of each in team blue, and one more team. */
    public final FakeRights rights = new FakeRights()
            .policy("admin", "permit(principal in Role::\"admin\", action, resource);")
            .policy("lead", permit("lead", BATCH_ACTIONS, "resource.team == principal.team"))
            .policy("sender", permit("sender", "CreateBatch ReadBatch", "resource.team == principal.team"))
            .policy(
                    "sender-own",
                    permit(
                            "sender",
                            "AppendRecipients SubmitBatch CancelBatch RetryFailed",
                            "resource.owner == principal.subject"))
            .policy("viewer", permit("viewer", "ReadBatch", "resource.team == principal.team"))
            .policy("all", "permit(principal, action == Action::\"ListBatches\", resource);")
            .policy("modes", "forbid(principal, action, resource is Batch) when { resource.test != context.test };")
            .person("ada", "green", "admin")
            .person("sue", "blue", "lead")
            .person("sam", "blue", "sender")
            .person("vic", "blue", "viewer")
            .person("rob", "red", "lead");

    private static final String BATCH_ACTIONS =
            "CreateBatch ReadBatch AppendRecipients SubmitBatch CancelBatch RetryFailed";

    private static String permit(String role, String actions, String when) {
        return "permit(principal in Role::\"%s\", action in [%s], resource) when { %s };"
                .formatted(
                        role,
                        Stream.of(actions.split(" ", -1))
                                .map("Action::\"%s\""::formatted)
                                .collect(Collectors.joining(",")),
                        when);
    }

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
        this(layout, store, 0);
    }

    public HttpApi(LayoutMaker layout, Function<FakeClock, BatchStore> store, int requestsPerMinute) {
        this.store = store.apply(clock);
        var settings = new Settings(Map.of(
                "DEFAULT_FROM", "news@example.com",
                "BULK_TTL_HOURS", "24",
                "TRANSACTIONAL_TTL_HOURS", "1",
                "RETENTION_DAYS", "30",
                "REQUESTS_PER_MINUTE", Integer.toString(requestsPerMinute)));
        this.layout = layout.of(new Endpoints(this.store, rights, new MemoryWindows(), settings, clock, new Random(1)));
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
        return new Request(event).as("sue", "blue", clock.instant().plusSeconds(60));
    }

    /** A request in the making. */
    public final class Request {
        private final ObjectNode event;

        Request(ObjectNode event) {
            this.event = event;
        }

        /** As somebody of those whom the ACL knows, with a key of live mode. */
        public Request as(String subject) {
            return as(subject, teamOf(subject), clock.instant().plusSeconds(60));
        }

        private static String teamOf(String subject) {
            return switch (subject) {
                case "rob" -> "red";
                case "ada" -> "green";
                default -> "blue";
            };
        }

        public Request as(String subject, String team, Instant until) {
            ((ObjectNode) event.path("requestContext"))
                    .putObject("authorizer")
                    .putObject("lambda")
                    .put("subject", subject)
                    .put("team", team)
                    .put("key_id", "mk_live_1")
                    .put("mode", "live")
                    .put("exp", Long.toString(until.getEpochSecond()));
            return this;
        }

        /** What else the authorizer says of the caller. */
        public Request said(String name, String value) {
            ((ObjectNode) event.path("requestContext").path("authorizer").path("lambda")).put(name, value);
            return this;
        }

        public Request inTestMode() {
            return said("mode", "test").said("key_id", "mk_test_1");
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
