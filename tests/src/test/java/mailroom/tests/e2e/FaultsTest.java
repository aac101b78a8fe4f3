package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised when something dies: every recipient ends final, and nobody gets two mails. */
@Tag(SamApi.NOT_THERE)
@ExtendWith(TheStack.class)
class FaultsTest {
    private static final int MANY = 1_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TheStack stack = TheStack.running();

    @ParameterizedTest
    @ValueSource(strings = {"Sender", "Feedback", "Outcomes", "Pump", "Relay"})
    void killing_a_function_in_the_middle_of_a_batch_loses_nobody_and_mails_nobody_twice(String function) {
        Caught caught = submitAndCatchAtWork(function);
        List<String> addresses = caught.addresses();
        ProcessHandle.of(caught.victim()).ifPresent(ProcessHandle::destroyForcibly);

        Batch batch = Batch.settled(stack.caller(), caught.path(), PATIENCE);

        assertThat(batch.count("delivered") + batch.count("unknown")).isEqualTo(MANY);
        assertThat(addresses)
                .allSatisfy(it -> assertThat(stack.mailsTo(it)).as(it).isLessThanOrEqualTo(1));
        batch.recipients().forEach((address, it) -> {
            if (it.path("state").asText().equals("delivered")) {
                assertThat(stack.mailsTo(address)).as(address).isEqualTo(1);
            }
        });
    }

    /** A batch, and the process of a function that was at work when it was caught. */
    private record Caught(String path, List<String> addresses, long victim) {}

    /** A relay works for some milliseconds only: a batch that slips through is let go, and another one sent. */
    private Caught submitAndCatchAtWork(String function) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            String label = "kill-%s-%d".formatted(function.toLowerCase(Locale.ROOT), attempt);
            List<String> addresses = Bodies.arriving(label, MANY);
            String path = stack.caller()
                    .post("/v1/batches", Bodies.batch(addresses).toString())
                    .header("location");
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (System.nanoTime() < deadline) {
                long victim = stack.busyEnvironment(function);
                if (victim > 0) {
                    return new Caught(path, addresses, victim);
                }
                Thread.onSpinWait();
            }
        }
        throw new AssertionError(function + " was never seen at work");
    }

    @Test
    void a_provider_that_accepts_and_then_hangs_costs_one_mail_each() {
        List<String> addresses = Bodies.arriving("hang", 60);
        stack.sesAcceptsThenHangs(1);
        String path = stack.caller()
                .post("/v1/batches", Bodies.batch(addresses).toString())
                .header("location");
        Batch batch = Batch.settled(stack.caller(), path, PATIENCE);
        assertThat(Set.of("delivered", "unknown"))
                .containsAll(batch.recipients().values().stream()
                        .map(it -> it.path("state").asText())
                        .toList());
        assertThat(addresses)
                .allSatisfy(it -> assertThat(stack.mailsTo(it)).as(it).isEqualTo(1));
    }

    @Test
    void a_provider_that_throttles_delays_and_nobody_is_lost() {
        List<String> addresses = Bodies.arriving("throttle", 120);
        stack.sesThrottles(2);
        String path = stack.caller()
                .post("/v1/batches", Bodies.batch(addresses).toString())
                .header("location");
        Batch batch = Batch.settled(stack.caller(), path, PATIENCE);
        assertThat(batch.count("delivered")).isEqualTo(120);
        assertThat(addresses)
                .allSatisfy(it -> assertThat(stack.mailsTo(it)).as(it).isEqualTo(1));
    }
}
