package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private final GatewayOptions options =
            new GatewayOptions(() -> START.plusMillis(12), new Random(1), Duration.ofSeconds(1), 1);

    private String line(Optional<String> format, Map<String, String> headers) {
        return line(format, headers, MissingNode.getInstance());
    }

    private String line(Optional<String> format, Map<String, String> headers, JsonNode claims) {
        RouteTable routes = new RouteTable(List.of());
        HttpApi api = new HttpApi(
                "Api",
                "abc",
                "000000000000",
                "us-east-1",
                "$default",
                Map.of(),
                routes,
                Optional.empty(),
                Throttles.of(ScriptedInvoker.json("{}"), Map.of(), List.of(), options.clock()),
                format);
        Request request = new Request(
                "GET",
                "/a",
                "",
                headers,
                MultiMap.caseInsensitiveMultiMap(),
                List.of(),
                Map.of(),
                "127.0.0.1",
                "HTTP/1.1",
                "localhost",
                "id=",
                START,
                Buffer.buffer());
        return new AccessLog(options).line(api, request, "GET /a", Reply.of(GatewayError.FORBIDDEN, "no"), claims);
    }

    @Test
    void a_line_says_who_what_and_how_long() {
        assertThat(line(Optional.empty(), Map.of())).isEqualTo("127.0.0.1 \"GET /a\" 403 23 \"GET /a\" id= 12 ms");
    }

    @Test
    void the_stages_own_format_is_used() {
        String format =
                "{\"id\":\"$context.requestId\",\"t\":\"$context.requestTime\",\"x\":\"$context.nonsense\",\"e\":\"$context.error.message\"}";
        assertThat(line(Optional.of(format), Map.of()))
                .isEqualTo("{\"id\":\"id=\",\"t\":\"23/Nov/2026:10:00:00 +0000\",\"x\":\"-\",\"e\":\"no\"}");
    }

    @Test
    void a_name_with_an_underscore_is_one_name() {
        assertThat(line(Optional.of("$context.authorizer.key_id|$context.status"), Map.of()))
                .isEqualTo("-|403");
    }

    @Test
    void what_the_authorizer_said_of_the_caller_can_be_named() {
        JsonNode claims =
                JsonNodeFactory.instance.objectNode().put("team", "blue").put("exp", 12);
        assertThat(line(
                        Optional.of("$context.authorizer.team|$context.authorizer.exp|$context.authorizer.else"),
                        Map.of(),
                        claims))
                .isEqualTo("blue|12|-");
    }

    @Test
    void a_caller_can_neither_make_a_second_line_nor_break_a_json_format() {
        assertThat(line(Optional.of("$context.identity.userAgent"), Map.of("user-agent", "a\nb\"c")))
                .isEqualTo("a\\nb\\\"c");
    }
}
