package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thousand in one request. The times are measured by {@code ./mailroom bench}; here only that all of it is right. */
@Tag(SamApi.NOT_THERE)
@ExtendWith(TheStack.class)
class ThroughputTest {
    private final TheStack stack = TheStack.running();

    @Test
    void a_thousand_recipients_are_accepted_counted_and_all_final() {
        List<String> addresses = Bodies.arriving("thousand", 1_000);
        Http.Answer accepted =
                stack.caller().post("/v1/batches", Bodies.batch(addresses).toString());
        assertThat(accepted.status()).isEqualTo(202);
        Batch batch = Batch.settled(stack.caller(), accepted.header("location"), Duration.ofSeconds(90));
        assertThat(batch.count("delivered")).isEqualTo(1_000);
        assertThat(batch.recipients().keySet()).containsExactlyElementsOf(addresses);
        assertThat(addresses)
                .allSatisfy(it -> assertThat(stack.mailsTo(it)).as(it).isEqualTo(1));
    }
}
