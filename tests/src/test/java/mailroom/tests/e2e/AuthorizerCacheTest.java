package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The gateway keeps the authorizer's answer for five minutes, under the header's text. Two such answers side by side: neither serves another
 * token, and neither opens anything that its caller may not do.
 */
@ExtendWith(TheStack.class)
@Tag(SamApi.NOT_THERE)
class AuthorizerCacheTest {
    private final TheStack stack = TheStack.running();

    private String token(Keys.Key key) {
        Http.Answer answer = stack.anonymous()
                .post("/v1/tokens", "{\"key_id\":\"%s\",\"secret\":\"%s\"}".formatted(key.id(), key.secret()));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("access_token").asText();
    }

    private Http bearer(String credentials) {
        return stack.anonymous().as("Bearer " + credentials);
    }

    /** A token of a new team, whose cached answer is a yes from here on. */
    private String tokenInUse(String team) {
        String token = token(stack.newKey(team));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bearer(token).get("/v1/batches").status() == 200);
        return token;
    }

    private JsonNode list(String token) {
        return bearer(token).get("/v1/batches").body().path("batches");
    }

    private static String otherLast(String token) {
        int at = token.length() - 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    @Test
    void a_remembered_yes_is_for_that_token_alone() {
        String token = tokenInUse("cache-yes");

        assertThat(bearer(otherLast(token)).status("/v1/batches")).isEqualTo(403);
        assertThat(bearer(token.substring(0, token.length() - 1)).status("/v1/batches"))
                .isEqualTo(403);
        assertThat(bearer(token + "=").status("/v1/batches")).isEqualTo(403);
        assertThat(bearer(token + "," + token).status("/v1/batches")).isEqualTo(403);
        assertThat(stack.anonymous().as(token).status("/v1/batches")).isEqualTo(403);
        assertThat(stack.anonymous().status("/v1/batches")).isEqualTo(401);
        assertThat(bearer(token).status("/v1/batches")).isEqualTo(200);
    }

    @Test
    void a_remembered_no_is_for_that_token_alone_on_every_route() {
        String token = token(stack.newKey("cache-no"));
        String forged = otherLast(token);

        assertThat(bearer(forged).status("/v1/batches", "x-request-id", "cache-no-1"))
                .isEqualTo(403);
        assertThat(bearer(forged).status("/v1/batches", "x-request-id", "cache-no-2"))
                .isEqualTo(403);
        assertThat(bearer(forged).status("/v1/batches/bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2", "x-request-id", "cache-no-3"))
                .isEqualTo(403);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(bearer(token).status("/v1/batches")).isEqualTo(200));
        assertThat(bearer(forged).status("/v1/batches")).isEqualTo(403);
        await().untilAsserted(() -> assertThat(stack.log("Authorizer")).contains("cache-no-1", "BAD_SIGNATURE"));
        assertThat(stack.log("Authorizer")).doesNotContain("cache-no-2", "cache-no-3");
    }

    @Test
    void two_teams_in_turns_and_at_the_same_time_see_their_own_and_nothing_else() {
        List<String> teams = List.of("cache-red", "cache-blue");
        List<String> tokens = teams.stream().map(this::tokenInUse).toList();
        for (int team = 0; team < 2; team++) {
            Http.Answer accepted = bearer(tokens.get(team))
                    .post(
                            "/v1/batches",
                            Bodies.batch(Bodies.arriving(teams.get(team), 1)).toString());
            assertThat(accepted.status()).isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(tokens)
                .allSatisfy(it -> assertThat(list(it)).hasSize(1)));
        List<JsonNode> own = tokens.stream().map(this::list).toList();
        String red = own.getFirst().path(0).path("id").asText();
        String blue = own.getLast().path(0).path("id").asText();
        assertThat(red).isNotEqualTo(blue);

        List<CompletableFuture<String>> seen = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> list(tokens.get(i % 2)).path(0).path("id").asText()))
                .toList();
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i).join()).isEqualTo(i % 2 == 0 ? red : blue);
        }
        assertThat(bearer(tokens.getFirst()).status("/v1/batches/" + blue)).isEqualTo(404);
        assertThat(bearer(tokens.getLast()).status("/v1/batches/" + red)).isEqualTo(404);
    }
}
