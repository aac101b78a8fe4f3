package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import local.gateway.Reply.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAnswerTest {
    private static Reply v2(String payload) {
        return FunctionAnswer.reply(payload, PayloadFormat.V2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\": \"hi\"}", "[1, 2]", "null", "5", "{\"statuscode\": 404}"})
    void without_a_status_the_whole_answer_is_a_json_body(String payload) {
        Reply reply = FunctionAnswer.reply(payload, PayloadFormat.V2);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString(payload);
        assertThat(reply.headers()).containsExactly(new Header("content-type", "application/json"));
    }

    @Test
    void text_without_a_status_is_the_body_without_its_quotes() {
        assertThat(v2("\"hi \\\"you\\\"\"").body()).hasToString("hi \"you\"");
    }

    @Test
    void status_headers_cookies_and_body_are_taken_over() {
        Reply reply = v2("""
                {"statusCode": 201, "headers": {"X-A": "1", "x-n": 5, "Content-Type": "text/html", "Content-Length": "9"},
                 "cookies": ["a=1; Secure", "b=2"], "body": "<p>", "multiValueHeaders": {"x": ["y"]}}
                """);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).hasToString("<p>");
        assertThat(reply.headers())
                .containsExactly(
                        new Header("x-a", "1"),
                        new Header("x-n", "5"),
                        new Header("content-type", "text/html"),
                        new Header("set-cookie", "a=1; Secure"),
                        new Header("set-cookie", "b=2"));
    }

    @Test
    void a_base64_body_is_decoded() {
        Reply reply = v2("{\"statusCode\": \"200\", \"isBase64Encoded\": true, \"body\": \"AP8=\"}");
        assertThat(reply.body().getBytes()).containsExactly(0, 0xff);
    }

    @Test
    void a_body_without_a_type_is_plain_text_and_no_body_has_none() {
        assertThat(v2("{\"statusCode\": 200, \"body\": \"x\"}").headers())
                .containsExactly(new Header("content-type", "text/plain;charset=UTF-8"));
        assertThat(v2("{\"statusCode\": 204, \"body\": null, \"headers\": null}")
                        .headers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "{\"statusCode\": \"OK\"}",
                "{\"statusCode\": 99}",
                "{\"statusCode\": 200.5}",
                "{\"statusCode\": null}",
                "{\"statusCode\": 200, \"body\": {\"a\": 1}}",
                "{\"statusCode\": 200, \"body\": \"?\", \"isBase64Encoded\": true}",
                "{\"statusCode\": 200, \"headers\": [\"a\"]}",
                "{\"statusCode\": 200, \"headers\": {\"a\": [\"b\"]}}",
                "{\"statusCode\": 200, \"headers\": {\"a b\": \"c\"}}",
                "{\"statusCode\": 200, \"headers\": {\"a\": \"b\\r\\nset-cookie: x=y\"}}",
                "{\"statusCode\": 200, \"cookies\": [\"a\\nb\"]}",
            })
    void what_is_malformed_is_a_500_that_says_why_to_the_log_only(String payload) {
        Reply reply = FunctionAnswer.reply(payload, PayloadFormat.V2);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).hasToString("{\"message\":\"Internal Server Error\"}");
        assertThat(reply.why()).contains("the function's").hasSizeLessThan(80);
    }
}
