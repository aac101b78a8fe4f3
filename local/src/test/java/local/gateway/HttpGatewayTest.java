package local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import local.lambda.InvokeResult;
import local.template.Templates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpGatewayTest {
    private static final String TEMPLATE = """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Echo: {Type: HttpApi, Properties: {Path: '/echo/{proxy+}', Method: any}}
                    One: {Type: HttpApi, Properties: {Path: '/orders/{id}', Method: get}}
              Slow:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Slow: {Type: HttpApi, Properties: {Path: /slow, Method: get, TimeoutInMillis: 50}}
              Broken:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Broken: {Type: HttpApi, Properties: {Path: /broken, Method: get}}
            """;

    private final RunningGateway gateway = new RunningGateway(TEMPLATE);

    @AfterAll
    void stop() {
        gateway.close();
    }

    private JsonNode event() {
        return gateway.functions.lastEventOf("F");
    }

    private void answer(String payload) {
        gateway.functions.answers("F", payload);
    }

    @Test
    void a_function_sees_the_request_as_the_payload_format_says() {
        answer("{\"statusCode\": 200}");
        gateway.get(
                "/orders/a%20b?x=1&y=%2F&x=2", "X-One", "1", "x-one", "2", "Cookie", "a=1; b=2", "User-Agent", "test");
        JsonNode event = event();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /orders/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/orders/a b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=%2F&x=2");
        assertThat(event.path("queryStringParameters")).hasToString("{\"x\":\"1,2\",\"y\":\"/\"}");
        assertThat(event.path("pathParameters")).hasToString("{\"id\":\"a b\"}");
        assertThat(event.path("cookies")).hasToString("[\"a=1\",\"b=2\"]");
        assertThat(event.at("/headers/x-one").asText()).isEqualTo("1,2");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("headers").has("connection")).isFalse();
        assertThat(event.at("/headers/x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/headers/x-amzn-trace-id").asText()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(event.has("body")).isFalse();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.has("stageVariables")).isFalse();
    }

    @Test
    void the_request_context_says_who_when_and_where() {
        answer("{\"statusCode\": 200}");
        HttpResponse<String> response = gateway.get("/orders/5", "User-Agent", "test/1");
        JsonNode context = event().path("requestContext");
        assertThat(context.path("http"))
                .hasToString("{\"method\":\"GET\",\"path\":\"/orders/5\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test/1\"}");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).matches("[a-z0-9]{10}");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("routeKey").asText()).isEqualTo("GET /orders/{id}");
        assertThat(context.path("domainName").asText()).isEqualTo(gateway.url().getAuthority());
        assertThat(context.path("time").asText()).isEqualTo("23/Nov/2026:10:00:00 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(1_795_428_000_000L);
        assertThat(context.has("authorizer")).isFalse();
        assertThat(response.headers().firstValue("apigw-requestid"))
                .contains(context.path("requestId").asText());
    }

    @Test
    void every_request_has_an_id_of_its_own() {
        answer("{}");
        assertThat(gateway.get("/orders/1").headers().firstValue("apigw-requestid"))
                .isNotEqualTo(gateway.get("/orders/1").headers().firstValue("apigw-requestid"));
    }

    @Test
    void a_text_body_is_text_and_anything_else_is_base64() {
        answer("{}");
        byte[] binary = {0, (byte) 0xff, 10};
        post("application/json; charset=utf-8", "{\"ä\": 1}".getBytes(UTF_8));
        assertThat(event().path("body").asText()).isEqualTo("{\"ä\": 1}");
        assertThat(event().path("isBase64Encoded").asBoolean()).isFalse();
        for (String type : new String[] {"image/png", "application/json", "application/x-www-form-urlencoded"}) {
            post(type, binary);
            assertThat(event().path("body").asText())
                    .isEqualTo(Base64.getEncoder().encodeToString(binary));
            assertThat(event().path("isBase64Encoded").asBoolean()).isTrue();
        }
        post("application/x-www-form-urlencoded", new byte[] {'a', '=', '1'});
        assertThat(event().path("isBase64Encoded").asBoolean()).isTrue();
    }

    private void post(String type, byte[] body) {
        gateway.send(gateway.request("/echo/x")
                .POST(BodyPublishers.ofByteArray(body))
                .header("content-type", type));
    }

    @Test
    void a_chunked_body_arrives_whole() {
        answer("{}");
        gateway.send(gateway.request("/echo/x")
                .header("content-type", "text/plain")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("x".repeat(100_000).getBytes(UTF_8)))));
        assertThat(event().path("body").asText()).hasSize(100_000);
    }

    @Test
    void a_caller_who_sends_more_than_ten_megabytes_reads_the_413() {
        byte[] eleven = new byte[11 * 1024 * 1024];
        for (var body : List.of(
                BodyPublishers.ofByteArray(eleven),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(eleven)))) {
            assertThat(gateway.send(gateway.request("/echo/x").POST(body)).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void the_answer_is_sent_as_the_function_says() {
        answer(
                "{\"statusCode\": 418, \"headers\": {\"X-A\": \"b\"}, \"cookies\": [\"a=1\", \"b=2\"], \"body\": \"té\"}");
        HttpResponse<String> response = gateway.get("/orders/1");
        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("té");
        assertThat(response.headers().firstValue("x-a")).contains("b");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void a_head_request_has_the_length_and_no_body() {
        answer("{\"statusCode\": 200, \"body\": \"12345\"}");
        HttpResponse<String> response = gateway.send(gateway.request("/echo/x").HEAD());
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-length")).contains("5");
    }

    @Test
    void what_the_gateway_answers_itself_has_its_own_bodies() {
        gateway.functions
                .ends("Broken", new InvokeResult.FunctionError("{\"errorMessage\": \"boom\"}"))
                .does("Slow", event -> new CompletableFuture<>());
        assertAnswer("/nowhere", 404, "Not Found");
        assertAnswer("/orders/1/", 404, "Not Found");
        assertAnswer("/broken", 500, "Internal Server Error");
        assertAnswer("/slow", 503, "Service Unavailable");
        gateway.functions.ends("Broken", new InvokeResult.Throttled("no room"));
        assertAnswer("/broken", 503, "Service Unavailable");
        gateway.functions.ends("Broken", new InvokeResult.Refused(413, "RequestEntityTooLargeException", "too large"));
        assertAnswer("/broken", 413, "Request Entity Too Large");
        gateway.functions.answers("Broken", "no json");
        assertAnswer("/broken", 500, "Internal Server Error");
        gateway.functions.does("Broken", event -> {
            throw new IllegalStateException("an invoker that breaks its promise");
        });
        assertAnswer("/broken", 500, "Internal Server Error");
    }

    private void assertAnswer(String path, int status, String message) {
        HttpResponse<String> response = gateway.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void a_busy_port_is_named() {
        int port = gateway.url().getPort();
        assertThatThrownBy(() -> HttpGateway.start(gateway.vertx(), Templates.read(TEMPLATE), gateway.functions, port)
                        .get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(PortBusyException.class)
                .hasMessageContaining("port %d on 127.0.0.1 is in use".formatted(port));
    }

    @Test
    void after_close_nobody_listens() throws Exception {
        HttpGateway other = HttpGateway.start(gateway.vertx(), Templates.read(TEMPLATE), gateway.functions, 0)
                .get(5, TimeUnit.SECONDS);
        other.close();
        HttpGateway again = HttpGateway.start(
                        gateway.vertx(),
                        Templates.read(TEMPLATE),
                        gateway.functions,
                        other.url().getPort())
                .get(5, TimeUnit.SECONDS);
        assertThat(again.url()).isEqualTo(other.url());
        again.close();
    }

    @Test
    void contradicting_routes_fail_the_start() {
        String twice = """
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        A: {Type: HttpApi, Properties: {Path: /a, Method: get}}
                        B: {Type: HttpApi, Properties: {Path: /a, Method: GET}}
                """;
        assertThatThrownBy(() -> HttpGateway.start(gateway.vertx(), Templates.read(twice), gateway.functions, 0)
                        .get(5, TimeUnit.SECONDS))
                .hasMessageContaining("the route GET /a is defined twice");
    }
}
