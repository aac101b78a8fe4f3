package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens of an issuer outside, over HTTP: its keys come over HTTP too, who may do what is decided here. */
@ExtendWith(TheStack.class)
@Tag(SamApi.NOT_THERE)
class OutsideIssuerTest {
    private static final String AUDIENCE = "mailroom-api";

    private final TheStack stack = TheStack.running();
    private final OutsideIssuer issuer = stack.issuer();

    private String token(String email, String audience, int seconds) {
        return issuer.token(
                email, "outside", audience, InstantSource.system().instant().plusSeconds(seconds));
    }

    private int status(String token) {
        return stack.anonymous().as("Bearer " + token).status("/v1/batches");
    }

    @Test
    void somebody_who_is_known_here_calls_by_the_token_of_an_issuer_that_is_trusted() {
        stack.newCaller("olga@example.com", "outside", "sender");
        String token = token("olga@example.com", AUDIENCE, 600);

        // The person has to come to the copy of the ACL first: until then the handler says no.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(token)).isEqualTo(200));
        assertThat(issuer.asked()).isPositive();
    }

    @Test
    void a_token_for_somebody_else_or_that_has_ended_or_was_changed_is_forbidden() {
        assertThat(status(token("olga@example.com", "other-api", 600))).isEqualTo(403);
        assertThat(status(token("olga@example.com", AUDIENCE, -1))).isEqualTo(403);
        String good = token("olga@example.com", AUDIENCE, 600);
        int at = good.length() - 20;
        String changed = good.substring(0, at) + (good.charAt(at) == 'A' ? 'B' : 'A') + good.substring(at + 1);
        assertThat(status(changed)).isEqualTo(403);
    }
}
