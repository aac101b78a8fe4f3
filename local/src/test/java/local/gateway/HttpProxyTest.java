package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes to a server of somebody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpProxyTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageVariables: {host: '127.0.0.1:OPEN'}
                  Auth:
                    Authorizers:
                      Token:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        EnableSimpleResponses: true
                  DefinitionBody:
                    openapi: 3.0.1
                    paths:
                      /orders/{id}:
                        x-amazon-apigateway-any-method:
                          x-amazon-apigateway-integration:
                            {type: http_proxy, httpMethod: ANY, payloadFormatVersion: '1.0', uri: 'http://127.0.0.1:OPEN/v1/order/{id}?fixed=1'}
                      /all/{proxy+}:
                        x-amazon-apigateway-any-method:
                          x-amazon-apigateway-integration: {type: http_proxy, httpMethod: ANY, uri: 'http://127.0.0.1:OPEN/{proxy}'}
                      /varied:
                        get:
                          x-amazon-apigateway-integration: {type: http_proxy, httpMethod: POST, uri: 'http://${stageVariables.host}/v'}
                      /mapped/{id}:
                        post:
                          security: [{Token: []}]
                          x-amazon-apigateway-integration:
                            type: http_proxy
                            httpMethod: POST
                            uri: http://127.0.0.1:OPEN/original
                            requestParameters:
                              append:header.x-many: $request.header.x-one
                              overwrite:header.x-set: ${request.path.id} of $context.stage ${context.routeKey}
                              remove:header.x-gone: "''"
                              append:querystring.n: $request.body.items[1].name
                              overwrite:querystring.q: a b&c
                              remove:querystring.r: "''"
                              overwrite:path: /new${request.path}
                              append:header.x-team: $context.authorizer.team
                              append:header.x-nothing: $request.header.absent
                            responseParameters:
                              '202':
                                overwrite:statuscode: '200'
                                append:header.x-was: ${response.header.x-a} and ${response.body.b}
                                remove:header.x-a: ''
                      /slow:
                        get:
                          x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'http://127.0.0.1:OPEN/', timeoutInMillis: 200}
                      /dead:
                        get:
                          x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'http://127.0.0.1:CLOSED/'}
                      /reserved:
                        get:
                          x-amazon-apigateway-integration:
                            {type: http_proxy, httpMethod: GET, uri: 'http://127.0.0.1:OPEN/', requestParameters: {'overwrite:header.via': x}}
                      /no-url:
                        get:
                          x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'ftp://example.com'}
            """;

    private final Upstream upstream = new Upstream();
    private final RunningGateway gateway =
            new RunningGateway(TEMPLATE.replace("OPEN", Integer.toString(upstream.port()))
                    .replace("CLOSED", Integer.toString(closedPort())));

    @AfterAll
    void stop() {
        gateway.close();
        upstream.close();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void fine() {
        upstream.does(it -> {
            var _ = it.response().end("fine");
        });
    }

    @Test
    void the_request_goes_on_as_it_came_with_what_the_service_adds() {
        fine();
        HttpResponse<String> response = gateway.send(gateway.request("/orders/a%20b?x=1&x=2")
                .PUT(BodyPublishers.ofByteArray(new byte[] {0, -1}))
                .headers("X-A", "1", "x-a", "2", "cookie", "c=1", "content-type", "image/png"));
        assertThat(response.body()).isEqualTo("fine");
        Upstream.Seen seen = upstream.last();
        assertThat(seen.method()).isEqualTo("PUT");
        assertThat(seen.uri()).isEqualTo("/v1/order/a%20b?fixed=1&x=1&x=2");
        assertThat(seen.body().getBytes()).containsExactly(0, -1);
        assertThat(seen.header("x-a")).isEqualTo("1|2");
        assertThat(seen.header("cookie")).isEqualTo("c=1");
        assertThat(seen.header("content-type")).isEqualTo("image/png");
        assertThat(seen.header("host")).isEqualTo("127.0.0.1:" + upstream.port());
        assertThat(seen.header("via")).isEqualTo("HTTP/1.1 AmazonAPIGateway");
        assertThat(seen.header("forwarded"))
                .isEqualTo("for=127.0.0.1;host=\"%s\";proto=http"
                        .formatted(gateway.url().getAuthority()));
        assertThat(seen.header("x-amzn-trace-id")).startsWith("Root=1-");
        assertThat(seen.header("x-forwarded-for")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/all/a/b, /a/b",
        "/all//a, //a",
        "/all/a%2fb, /a%2fb",
        "/all/a%252fb, /a%252fb",
        "/all/a;b=c, /a;b=c",
        "/all/./a/../b, /./a/../b",
        "/all/a/, /a/",
        "/all/%zz, /%zz",
        "/all/a|b?c=[d]&e=%, /a|b?c=[d]&e=%",
    })
    void a_path_goes_on_undecoded(String from, String to) {
        fine();
        assertThat(gateway.raw("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(from)))
                .startsWith("HTTP/1.1 200");
        assertThat(upstream.last().uri()).isEqualTo(to);
    }

    @Test
    void headers_that_end_at_the_gateway_do_not_go_on() {
        fine();
        gateway.raw("""
                GET /all/x HTTP/1.1
                Host: x
                Connection: close
                Connection: X-Own
                X-Own: 1
                TE: trailers
                Keep-Alive: 5
                Proxy-Authorization: x
                Via: 1.0 other

                """.replace("\n", "\r\n"));
        assertThat(upstream.last().header("x-own")).isEmpty();
        assertThat(upstream.last().header("te")).isEmpty();
        assertThat(upstream.last().header("keep-alive")).isEmpty();
        assertThat(upstream.last().header("proxy-authorization")).isEmpty();
        assertThat(upstream.last().header("via")).isEqualTo("1.0 other, HTTP/1.1 AmazonAPIGateway");
    }

    @Test
    void stage_variables_stand_in_the_url_and_the_integrations_method_is_used() {
        fine();
        assertThat(gateway.get("/varied").body()).isEqualTo("fine");
        assertThat(upstream.last().method()).isEqualTo("POST");
        assertThat(upstream.last().uri()).isEqualTo("/v");
    }

    @Test
    void the_answer_comes_back_as_it_is() {
        byte[] binary = {0, -1, 10};
        upstream.does(it -> {
            it.response().setStatusCode(418).headers().add("X-B", "1").add("X-B", "2");
            it.response()
                    .headers()
                    .add("Set-Cookie", "a=1")
                    .add("Set-Cookie", "b=2")
                    .add("Keep-Alive", "timeout=5");
            var _ = it.response().putHeader("content-type", "image/png").end(Buffer.buffer(binary));
        });
        HttpResponse<byte[]> response = gateway.client()
                .sendAsync(gateway.request("/all/x").build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).containsExactly(binary);
        assertThat(response.headers().allValues("x-b")).containsExactly("1", "2");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.headers().firstValue("keep-alive")).isEmpty();
        assertThat(response.headers().allValues("content-length")).containsExactly("3");
    }

    @Test
    void a_head_request_keeps_the_length_and_a_redirect_is_not_followed() {
        upstream.does(it -> {
            it.response().putHeader("content-length", "12345").putHeader("location", "/elsewhere");
            var _ = it.response().setStatusCode(302).end();
        });
        HttpResponse<String> response = gateway.send(gateway.request("/all/x").HEAD());
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("location")).contains("/elsewhere");
        assertThat(response.headers().allValues("content-length")).containsExactly("12345");
    }

    @Test
    void parameters_are_mapped_on_the_way_out_and_back() {
        gateway.functions.answers("Guard", "{\"isAuthorized\": true, \"context\": {\"team\": \"red\"}}");
        upstream.does(it -> {
            it.response().setStatusCode(202).putHeader("x-a", "A");
            var _ = it.response().end("{\"b\": 5}");
        });
        HttpResponse<String> response = gateway.send(gateway.request("/mapped/7?q=1&q=2&r=3&s=4")
                .POST(BodyPublishers.ofString("{\"items\": [{}, {\"name\": \"ä\"}]}"))
                .headers("x-one", "1", "x-many", "0", "x-set", "no", "x-gone", "no"));
        Upstream.Seen seen = upstream.last();
        assertThat(seen.uri()).isEqualTo("/new/mapped/7?s=4&n=%C3%A4&q=a+b%26c");
        assertThat(seen.header("x-many")).isEqualTo("0|1");
        assertThat(seen.header("x-set")).isEqualTo("7 of $context.stage POST /mapped/{id}");
        assertThat(seen.header("x-gone")).isEmpty();
        assertThat(seen.header("x-team")).isEqualTo("red");
        assertThat(seen.header("x-nothing")).isEmpty();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-was")).contains("A and 5");
        assertThat(response.headers().firstValue("x-a")).isEmpty();
        assertThat(response.body()).isEqualTo("{\"b\": 5}");
    }

    @Test
    void one_that_is_slow_or_not_there_is_a_503_and_the_next_request_works() {
        upstream.does(it -> {});
        assertThat(gateway.get("/slow").statusCode()).isEqualTo(503);
        HttpResponse<String> dead = gateway.get("/dead");
        assertThat(dead.statusCode()).isEqualTo(503);
        assertThat(dead.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
        upstream.does(it -> {
            var _ = it.connection().close();
        });
        assertThat(gateway.get("/all/x").statusCode()).isEqualTo(503);
        fine();
        assertThat(gateway.get("/slow").body()).isEqualTo("fine");
    }

    @Test
    void an_answer_of_more_than_ten_megabytes_is_a_500() {
        upstream.does(it -> {
            var _ = it.response().end(Buffer.buffer(Arrays.copyOf(new byte[0], 10 * 1024 * 1024 + 1)));
        });
        assertThat(gateway.get("/all/x").statusCode()).isEqualTo(500);
        upstream.does(it -> {
            var _ = it.response().end(Buffer.buffer(Arrays.copyOf(new byte[0], 10 * 1024 * 1024)));
        });
        assertThat(gateway.get("/all/x").body()).hasSize(10 * 1024 * 1024);
    }

    @Test
    void what_the_service_would_not_take_is_a_500() {
        assertThat(gateway.get("/reserved").statusCode()).isEqualTo(500);
        assertThat(gateway.get("/no-url").statusCode()).isEqualTo(500);
    }
}
