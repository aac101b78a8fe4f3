package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import local.lambda.InvokeResult.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsLeftBehindTest {
    private static final int IN_FLIGHT = 4;
    private static final double MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /** Whatever kept an invocation would keep half a kilobyte of it; {@code ./mailroom bench runtime memory} runs more of them. */
    @Test
    void eight_thousand_invocations_leave_nothing_in_the_hosts_memory() throws IOException, InterruptedException {
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("Plain", "{}"))) {
            run(host, 2_000);
            double before = heap();
            run(host, 8_000);

            assertThat(heap() - before).isLessThan(2);
        }
    }

    private static void run(RunningHost host, int invocations) throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        Semaphore places = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < invocations; i++) {
            places.acquire();
            var _ = host.host().invoke("Plain", "{\"say\": \"hello\"}").whenComplete((answer, problem) -> {
                if (answer instanceof Answered) {
                    answered.incrementAndGet();
                }
                places.release();
            });
        }
        places.acquire(IN_FLIGHT);
        assertThat(answered).hasValue(invocations);
    }

    /** Megabytes in use after a collection; the least of some, as other threads go on. */
    private static double heap() {
        Runtime runtime = Runtime.getRuntime();
        return IntStream.range(0, 5)
                        .mapToLong(it -> {
                            System.gc();
                            return runtime.totalMemory() - runtime.freeMemory();
                        })
                        .min()
                        .orElseThrow()
                / MEGABYTE;
    }
}
