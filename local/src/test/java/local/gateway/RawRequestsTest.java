package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an HTTP client would tidy up before it sends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestsTest {
    private final RunningGateway gateway = new RunningGateway("""
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    All: {Type: HttpApi}
                    Item: {Type: HttpApi, Properties: {Path: '/items/{id}', Method: get}}
                    Greedy: {Type: HttpApi, Properties: {Path: '/files/{proxy+}', Method: any}}
            """);

    {
        gateway.functions.answers("F", "{\"statusCode\": 200, \"body\": \"fine\"}");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private String get(String target, String headers) {
        return gateway.raw("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n".formatted(target, headers));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, //",
        "/a//b, /a//b",
        "/a%2fb, /a/b",
        "/a%252Fb, /a%2Fb",
        "/a%20b, /a b",
        "/a;b=c, /a;b=c",
        "/a/./b, /a/./b",
        "/a/../b, /a/../b",
        "/a/, /a/",
        "/%zz, /%zz",
        "/a+b, /a+b",
        "/a|b, /a|b",
        "/%c3%a4, /ä",
        "/ä, /ä"
    })
    void a_path_arrives_decoded_once_and_otherwise_as_it_was_sent(String path, String shown) {
        assertThat(get(path, "")).startsWith("HTTP/1.1 200").endsWith("fine");
        assertThat(gateway.functions.lastEventOf("F").path("rawPath").asText()).isEqualTo(shown);
        assertThat(gateway.functions.lastEventOf("F").path("routeKey").asText()).isEqualTo("$default");
    }

    @ParameterizedTest
    @CsvSource({
        "/items/a, GET /items/{id}, a",
        "/items/a%2fb, GET /items/{id}, a/b",
        "/items/a%252fb, GET /items/{id}, a%2fb",
        "/items/a;b=c, GET /items/{id}, a;b=c",
        "/items/., GET /items/{id}, .",
        "/items/a/, $default, ''",
        "/items//a, $default, ''",
        "/items/./a, $default, ''",
        "//items/a, $default, ''",
        "/items/, $default, ''",
        "/Items/a, $default, ''",
        "/files//a, ANY /files/{proxy+}, /a",
        "/files/a//b/, ANY /files/{proxy+}, a//b/",
        "/files/./../a, ANY /files/{proxy+}, ./../a",
        "/files/a%2fb/c, ANY /files/{proxy+}, a/b/c",
        "/files, $default, ''",
    })
    void a_route_is_chosen_by_the_path_as_it_was_sent(String path, String routeKey, String parameter) {
        assertThat(get(path, "")).startsWith("HTTP/1.1 200");
        var event = gateway.functions.lastEventOf("F");
        assertThat(event.path("routeKey").asText()).isEqualTo(routeKey);
        assertThat(event.path("rawPath").asText()).isEqualTo(PercentCoding.path(path));
        assertThat(event.path("pathParameters").properties().stream()
                        .map(it -> it.getValue().asText())
                        .findFirst()
                        .orElse(""))
                .isEqualTo(parameter);
    }

    @Test
    void the_request_line_and_the_headers_values_together_have_10240_bytes() {
        int others = "GET / HTTP/1.1".length() + "xclose".length();
        assertThat(get("/", "X-Long: %s\r\n".formatted("x".repeat(10_240 - others))))
                .startsWith("HTTP/1.1 200");
        assertThat(get("/", "X-Long: %s\r\n".formatted("x".repeat(10_241 - others))))
                .startsWith("HTTP/1.1 431");
        assertThat(get("/?" + "y".repeat(5_000), "X-Long: %s\r\n".formatted("x".repeat(5_500))))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void an_absolute_target_is_reduced_to_its_path() {
        get("http://example.com/a?b=c", "");
        assertThat(gateway.functions.lastEventOf("F").path("rawPath").asText()).isEqualTo("/a");
        assertThat(gateway.functions.lastEventOf("F").path("rawQueryString").asText())
                .isEqualTo("b=c");
    }

    @Test
    void headers_of_one_name_and_several_cookie_headers_are_put_together() {
        get("/", "X-A: 1\r\nx-a: 2\r\nX-A:  3 \r\nCookie: a=1\r\nCookie: b=2; c=3\r\n");
        var event = gateway.functions.lastEventOf("F");
        assertThat(event.at("/headers/x-a").asText()).isEqualTo("1,2,3");
        assertThat(event.path("cookies")).hasToString("[\"a=1\",\"b=2\",\"c=3\"]");
    }

    @Test
    void too_many_bytes_of_headers_are_refused() {
        assertThat(get("/", "X-Long: %s\r\n".formatted("x".repeat(11_000)))).startsWith("HTTP/1.1 431");
        assertThat(get("/" + "x".repeat(11_000), "")).contains(" 414 ");
    }

    @Test
    void what_is_no_http_is_a_400() {
        assertThat(gateway.raw("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: minus\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void more_than_ten_megabytes_are_refused_before_they_are_read() {
        assertThat(gateway.raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10485761\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .endsWith("{\"message\":\"Request Entity Too Large\"}");
        assertThat(gateway.raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void more_than_lambda_takes_is_refused_too() {
        int before = gateway.functions.eventsOf("F").size();
        String request =
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 6291456\r\n\r\n";
        assertThat(gateway.raw(request + "x".repeat(6_291_456))).startsWith("HTTP/1.1 413");
        assertThat(gateway.functions.eventsOf("F")).hasSize(before);
    }

    @Test
    void a_caller_who_asks_first_is_told_to_go_on() {
        assertThat(
                        gateway.raw(
                                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"))
                .startsWith("HTTP/1.1 100")
                .contains("HTTP/1.1 200");
    }
}
