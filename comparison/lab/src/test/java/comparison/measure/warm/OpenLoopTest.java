package comparison.measure.warm;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.measure.bed.Halt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final InvokeResult GOOD = new InvokeResult.Answered("{}");

    @Test
    void a_request_that_hangs_holds_back_nobody_and_its_time_counts_from_when_it_was_due() {
        CompletableFuture<InvokeResult> slow = new CompletableFuture<>();
        slow.completeOnTimeout(GOOD, 200, TimeUnit.MILLISECONDS);
        AtomicInteger sent = new AtomicInteger();

        List<OpenLoop.Answer> answers = OpenLoop.run(
                new long[] {0, 1_000_000, 2_000_000},
                () -> sent.getAndIncrement() == 0 ? slow : CompletableFuture.completedFuture(GOOD),
                new Halt());

        assertThat(answers).hasSize(3);
        assertThat(answers.getFirst().millis()).isGreaterThan(150);
        assertThat(answers.get(1).millis()).isLessThan(150);
        assertThat(answers.get(2).millis()).isLessThan(150);
    }

    @Test
    void a_sender_that_is_late_has_its_lateness_counted() {
        AtomicInteger sent = new AtomicInteger();

        List<OpenLoop.Answer> answers = OpenLoop.run(
                new long[] {0, 1},
                () -> {
                    if (sent.getAndIncrement() == 0) {
                        long until = System.nanoTime() + 100_000_000;
                        while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                    }
                    return CompletableFuture.completedFuture(GOOD);
                },
                new Halt());

        assertThat(answers.get(1).millis()).isGreaterThanOrEqualTo(99);
    }

    @Test
    void asked_to_stop_it_sends_no_more() {
        Halt halt = new Halt();
        List<OpenLoop.Answer> answers = OpenLoop.run(
                new long[] {0, 1, 2},
                () -> {
                    halt.ask();
                    return CompletableFuture.completedFuture(GOOD);
                },
                halt);

        assertThat(answers).hasSize(1);
    }
}
