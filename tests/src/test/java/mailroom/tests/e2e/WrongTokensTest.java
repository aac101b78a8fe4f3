package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong tokens over HTTP: each is the gateway's 403 and never a 500, and the log knows why. The whole list is held over the code itself. */
@ExtendWith(TheStack.class)
class WrongTokensTest {
    private final TheStack stack = TheStack.running();
    private String header = "";
    private String claims = "";
    private String signature = "";

    @BeforeEach
    void good() {
        Http.Answer answer = stack.anonymous()
                .post(
                        "/v1/tokens",
                        "{\"key_id\":\"%s\",\"secret\":\"%s\"}"
                                .formatted(stack.key().id(), stack.key().secret()));
        String[] parts = answer.body().path("access_token").asText().split("\\.", -1);
        header = decoded(parts[0]);
        claims = decoded(parts[1]);
        signature = parts[2];
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void forbidden(String id, String token) {
        assertThat(stack.anonymous().as("Bearer " + token).status("/v1/batches", "x-request-id", id))
                .as(token)
                .isEqualTo(403);
    }

    private void withHeader(String id, String from, String to) {
        String forged = header.replace(from, to);
        assertThat(forged).isNotEqualTo(header);
        forbidden(id, encoded(forged) + "." + encoded(claims) + "." + signature);
    }

    private void withClaims(String id, String from, String to) {
        String forged = claims.replace(from, to);
        assertThat(forged).isNotEqualTo(claims);
        forbidden(id, encoded(header) + "." + encoded(forged) + "." + signature);
    }

    @Test
    void each_is_a_403_and_its_reason_is_in_the_log() {
        withHeader("wrong-none", "ES256", "none");
        withHeader("wrong-None", "ES256", "None");
        withHeader("wrong-hs", "ES256", "HS256");
        withHeader("wrong-typ", "at+jwt", "JWT");
        withHeader("wrong-jku", "{", "{\"jku\":\"http://127.0.0.1:1/jwks.json\",");
        withHeader("wrong-crit", "{", "{\"crit\":[\"b64\"],\"b64\":false,");
        withHeader("wrong-twice", "{", "{\"alg\":\"ES256\",");
        withHeader("wrong-kid", "\"kid\":\"", "\"kid\":\"../");
        withClaims("wrong-sub", "\"sub\":\"", "\"sub\":\"x");
        forbidden("wrong-psychic", encoded(header) + "." + encoded(claims) + "." + "A".repeat(86));
        forbidden("wrong-padded", encoded(header) + "." + encoded(claims) + "." + signature + "==");
        forbidden("wrong-nested", encoded(header) + "." + encoded("[".repeat(2_000)) + "." + signature);
        forbidden("wrong-huge", "a".repeat(5_000));

        Map.ofEntries(
                        Map.entry("wrong-none", "WRONG_ALGORITHM"),
                        Map.entry("wrong-None", "WRONG_ALGORITHM"),
                        Map.entry("wrong-hs", "WRONG_ALGORITHM"),
                        Map.entry("wrong-typ", "WRONG_TYPE"),
                        Map.entry("wrong-jku", "HEADER_PARAMETER"),
                        Map.entry("wrong-crit", "HEADER_PARAMETER"),
                        Map.entry("wrong-twice", "MALFORMED"),
                        Map.entry("wrong-kid", "UNKNOWN_SIGNING_KEY"),
                        Map.entry("wrong-sub", "BAD_SIGNATURE"),
                        Map.entry("wrong-psychic", "BAD_SIGNATURE"),
                        Map.entry("wrong-padded", "NOT_CANONICAL"),
                        Map.entry("wrong-nested", "BAD_SIGNATURE"),
                        Map.entry("wrong-huge", "TOO_LONG"))
                .forEach((id, reason) -> await().untilAsserted(
                                () -> assertThat(stack.log("Authorizer").lines().filter(it -> it.contains(id)))
                                        .as(id)
                                        .anySatisfy(line -> assertThat(line).contains(reason))));
    }

    @Test
    void a_credential_never_stands_in_a_log() {
        forbidden("secret-in-log", stack.key().id() + "." + "A".repeat(43));
        String token = encoded(header) + "." + encoded(claims) + "." + "B".repeat(86);
        forbidden("token-in-log", token);

        for (String function : List.of("Authorizer", "Security")) {
            assertThat(stack.log(function))
                    .doesNotContain(stack.key().secret(), "A".repeat(43), token, signature, "B".repeat(86));
        }
    }
}
