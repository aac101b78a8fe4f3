package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a clear answer that names every field, stores nothing, and is never a 500. */
@ExtendWith(TheStack.class)
class BadInputTest {
    private final TheStack stack = TheStack.running();

    private static ObjectNode good() {
        return Bodies.batch(List.of("success@simulator.amazonses.com"));
    }

    private static String with(String field, String json) {
        try {
            return good().set(field, new ObjectMapper().readTree(json)).toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("not JSON", "{\"subject\":", 400, ""),
                Arguments.of("nothing at all", "", 400, ""),
                Arguments.of("two values", "{} {}", 400, ""),
                Arguments.of("a field twice", "{\"subject\":\"a\",\"subject\":\"b\"}", 400, ""),
                Arguments.of("an array instead of an object", "[]", 422, ""),
                Arguments.of("a number as subject", with("subject", "17"), 422, "/subject"),
                Arguments.of(
                        "a line break in the subject",
                        with("subject", "\"a\\r\\nBcc: x@example.com\""),
                        422,
                        "/subject"),
                Arguments.of("recipients as an object", with("recipients", "{}"), 422, "/recipients"),
                Arguments.of("no recipients", with("recipients", "[]"), 422, "/recipients"),
                Arguments.of("an unknown kind", with("kind", "\"pigeon\""), 422, "/kind"),
                Arguments.of("an unknown field", with("colour", "\"red\""), 422, "/colour"),
                Arguments.of("a past expiry", with("expires_at", "\"2001-01-01T00:00:00Z\""), 422, "/expires_at"),
                Arguments.of("an expiry that is no time", with("expires_at", "\"soon\""), 422, "/expires_at"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_cannot_be_understood_is_refused_by_name(String what, String body, int status, String pointer) {
        Http.Answer answer = stack.caller().post("/v1/batches", body);
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.body().path("request_id").asText())
                .isEqualTo(answer.header("x-request-id"))
                .isNotEmpty();
        if (!pointer.isEmpty()) {
            assertThat(pointers(answer)).contains(pointer);
        }
    }

    private static List<String> pointers(Http.Answer answer) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(it -> it.path("pointer").asText())
                .toList();
    }

    @Test
    void every_bad_recipient_is_named_at_once_and_nothing_is_stored() {
        Http fresh = stack.newCaller("bad-among-good");
        ObjectNode body = Bodies.batch(List.of(
                "success+a@simulator.amazonses.com",
                "no-at-sign",
                "success+b@simulator.amazonses.com",
                "a@b@c",
                "success+a@simulator.amazonses.com"));
        ((ObjectNode) body.path("recipients").get(2)).put("variables", "not an object");
        Http.Answer answer = fresh.post("/v1/batches", body.toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer))
                .contains(
                        "/recipients/1/address",
                        "/recipients/2/variables",
                        "/recipients/3/address",
                        "/recipients/4/address");
        for (JsonNode error : answer.body().path("errors")) {
            assertThat(error.path("detail").asText()).isNotBlank();
        }
        assertThat(fresh.get("/v1/batches").body().path("batches")).isEmpty();
    }

    @Test
    void too_many_recipients_are_refused_with_the_limit() {
        Http.Answer answer = stack.caller()
                .post(
                        "/v1/batches",
                        Bodies.batch(Bodies.arriving("many", 10_001)).toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer)).contains("/recipients");
        assertThat(answer.body().toString()).contains("1 to 10000");
    }

    @Test
    void a_body_over_the_cap_is_413() {
        String large = good().put("text", "x".repeat(5_000_000)).toString();
        assertThat(stack.caller().post("/v1/batches", large).status()).isEqualTo(413);
    }

    @Tag(SamApi.NOT_THERE)
    @Test
    void a_body_over_the_gateways_limit_is_413() {
        String huge = good().put("text", "x".repeat(11_000_000)).toString();
        assertThat(stack.caller().post("/v1/batches", huge).status()).isEqualTo(413);
    }

    @Test
    void content_over_its_cap_is_named() {
        Http.Answer answer = stack.caller()
                .post("/v1/batches", good().put("text", "x".repeat(70_000)).toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors")).isNotEmpty();
    }

    @Test
    void a_body_that_is_not_json_by_its_type_is_415() {
        assertThat(stack.caller()
                        .send("POST", "/v1/batches", good().toString(), "content-type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void a_batch_of_another_owner_and_one_that_never_was_look_the_same() {
        Http.Answer accepted = stack.caller().post("/v1/batches", good().toString());
        Http stranger = stack.newCaller("strangers");
        Http.Answer foreign = stranger.get(accepted.header("location"));
        Http.Answer unknown = stranger.get("/v1/batches/bat_01JDDDDDDDDDDDDDDDDDDDDDDD");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(foreign.body().path("title")).isEqualTo(unknown.body().path("title"));
        assertThat(stranger.get(accepted.header("location") + "/recipients").status())
                .isEqualTo(404);
        assertThat(stranger.get("/v1/batches").body().path("batches")).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "/v1/batches?limit=0",
                "/v1/batches?limit=many",
                "/v1/batches?cursor=%00%ff",
                "/v1/batches/nonsense",
                "/v1/batches/bat_..%2f..%2f",
                "/v1/batches/%F0%9F%92%A9/recipients"
            })
    void strange_paths_and_queries_are_the_callers_mistake(String path) {
        assertThat(stack.caller().get(path).status()).isBetween(400, 404);
    }

    @Tag(SamApi.NOT_THERE)
    @Test
    void a_route_that_does_not_exist_is_the_gateways_own_404() {
        Http.Answer answer = stack.caller().get("/v2/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("message").asText()).isEqualTo("Not Found");
    }
}
