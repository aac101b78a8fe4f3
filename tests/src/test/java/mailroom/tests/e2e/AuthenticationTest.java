package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may call: the gateway's own bodies for what it answers itself, and never a 500 for a wrong credential. */
@ExtendWith(TheStack.class)
class AuthenticationTest {
    /** Well-formed, and nobody's. */
    private static final String WRONG_SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final TheStack stack = TheStack.running();

    private String token() {
        Http.Answer answer = stack.anonymous()
                .post(
                        "/v1/tokens",
                        "{\"key_id\":\"%s\",\"secret\":\"%s\"}"
                                .formatted(stack.key().id(), stack.key().secret()));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.header("cache-control")).contains("no-store");
        return answer.body().path("access_token").asText();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private int statusWith(String bearer) {
        return stack.anonymous().as("Bearer " + bearer).get("/v1/batches").status();
    }

    @Test
    void a_key_is_exchanged_for_a_token_that_opens_the_api() {
        String token = token();
        assertThat(token.split("\\.", -1)).hasSize(3);
        assertThat(statusWith(token)).isEqualTo(200);
    }

    @Test
    void a_static_key_opens_the_api_too() {
        assertThat(stack.caller().get("/v1/batches").status()).isEqualTo(200);
    }

    @Test
    void no_token_is_the_gateways_401() {
        Http.Answer answer = stack.anonymous().get("/v1/batches");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("message").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void forged_expired_and_foreign_tokens_are_forbidden() {
        String token = token();
        String[] parts = token.split("\\.", -1);
        String flipped = parts[2].substring(0, 10) + (parts[2].charAt(10) == 'A' ? 'B' : 'A') + parts[2].substring(11);
        assertThat(statusWith(parts[0] + "." + parts[1] + "." + flipped)).isEqualTo(403);
        assertThat(statusWith(parts[0] + "." + encoded("{\"sub\":\"me\",\"team\":\"theirs\"}") + "." + parts[2]))
                .isEqualTo(403);
        assertThat(statusWith(encoded("{\"alg\":\"none\"}") + "." + parts[1] + "."))
                .isEqualTo(403);
        assertThat(statusWith(parts[0] + "." + parts[1])).isEqualTo(403);
        assertThat(statusWith("mk_live_01JDDDDDDDDDDDDDDDDDDDDDDD.wrong")).isEqualTo(403);
        assertThat(statusWith(stack.key().id() + ".wrong")).isEqualTo(403);
        assertThat(statusWith("x".repeat(3000))).isEqualTo(403);
        assertThat(stack.anonymous().as("Basic bWU6bWU=").get("/v1/batches").status())
                .isEqualTo(403);
    }

    @Test
    void a_wrong_secret_gets_no_token_and_learns_nothing() {
        Http.Answer wrongSecret = stack.anonymous()
                .post(
                        "/v1/tokens",
                        "{\"key_id\":\"%s\",\"secret\":\"" + WRONG_SECRET
                                + "\"}".formatted(stack.key().id()));
        Http.Answer unknownKey = stack.anonymous()
                .post(
                        "/v1/tokens",
                        "{\"key_id\":\"mk_live_01JDDDDDDDDDDDDDDDDDDDDDDD\",\"secret\":\"" + WRONG_SECRET + "\"}");
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(unknownKey.status()).isEqualTo(401);
        assertThat(wrongSecret.body().path("detail"))
                .isEqualTo(unknownKey.body().path("detail"));
    }

    @Test
    void a_token_request_with_missing_fields_names_them() {
        Http.Answer answer = stack.anonymous().post("/v1/tokens", "{}");
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.body().toString()).contains("/key_id").contains("/secret");
    }

    @Test
    void the_public_keys_are_public_and_hold_no_private_part() {
        token();
        Http.Answer answer = stack.anonymous().get("/.well-known/jwks.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("keys")).hasSize(2).allSatisfy(key -> {
            assertThat(key.path("crv").asText()).isEqualTo("P-256");
            assertThat(key.has("d")).isFalse();
        });
        assertThat(answer.header("cache-control")).contains("max-age");
    }

    @Test
    void health_is_public() {
        assertThat(stack.anonymous().get("/healthz").body().path("status").asText())
                .isEqualTo("ok");
    }
}
