package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import local.lambda.InvokeResult.Throttled;
import local.observe.Faults;
import local.observe.Faults.OfInvocation;
import local.observe.Instruments;
import local.observe.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentsTest {
    @TempDir
    Path folder;

    private final Queue<OfInvocation> faults = new ConcurrentLinkedQueue<>();
    private final Map<Usage, Double> used = new ConcurrentHashMap<>();
    private RunningHost host;

    @BeforeEach
    void start() throws IOException {
        Faults scripted = new Faults() {
            @Override
            public OfInvocation onInvocation(String function) {
                OfInvocation next = function.equals("Watched") ? faults.poll() : null;
                return next == null ? new OfInvocation.None() : next;
            }
        };
        Instruments instruments = new Instruments(
                (usage, resource, amount) -> {
                    if (resource.equals("Watched")) {
                        used.merge(usage, amount, Double::sum);
                    }
                },
                scripted);
        host = RunningHost.of(
                new Samples(folder).probe("Watched", "{'MemorySize': 512, 'Timeout': 2}"),
                RunningHost.instruments(instruments));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_kill_before_the_answer_takes_the_answer_with_it() {
        faults.add(new OfInvocation.KillBeforeAnswer(Duration.ofHours(1)));

        assertThat(host.failed("Watched", "{}").path("errorMessage").asText()).endsWith("signal: killed");
        host.answered("Watched", "{}");
    }

    @Test
    void a_kill_in_the_middle_comes_as_late_as_it_was_asked_for() {
        faults.add(new OfInvocation.KillBeforeAnswer(Duration.ofMillis(200)));
        long begun = System.nanoTime();

        assertThat(host.failed("Watched", "{'do': 'hang'}").path("errorMessage").asText())
                .endsWith("signal: killed");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void a_kill_after_the_answer_leaves_the_answer() {
        faults.add(new OfInvocation.KillAfterAnswer());
        host.answered("Watched", "{}");
        await().until(() -> host.pids("Watched").isEmpty());

        host.answered("Watched", "{}");
    }

    @Test
    void slowness_counts_against_the_timeout() {
        faults.add(new OfInvocation.Slow(Duration.ofSeconds(1)));
        assertThat(Integer.parseInt(
                        host.answered("Watched", "{'do': 'context'}").replaceAll(".*\"remaining\":(\\d+).*", "$1")))
                .isBetween(1, 1000);
        faults.add(new OfInvocation.Slow(Duration.ofSeconds(5)));
        assertThat(host.failed("Watched", "{}").path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    }

    @Test
    void a_throttle_is_one_and_is_not_billed() {
        faults.add(new OfInvocation.Throttle());

        assertThat(host.invoke("Watched", "{}")).isEqualTo(new Throttled("ConcurrentInvocationLimitExceeded"));
        assertThat(used).isEmpty();
    }

    @Test
    void requests_and_time_with_init_and_the_logs_bytes_are_metered() throws IOException {
        host.answered("Watched", "{}");
        host.answered("Watched", "{}");
        await().untilAsserted(() -> assertThat(host.log("Watched"))
                .filteredOn(it -> it.startsWith("REPORT"))
                .hasSize(2));
        List<String> log = host.log("Watched");
        double billed = log.stream()
                .filter(it -> it.startsWith("REPORT"))
                .mapToInt(it -> Integer.parseInt(it.replaceAll(".*Billed Duration: (\\d+) ms.*", "$1")))
                .sum();
        double bytes = log.stream().mapToInt(it -> it.length() + 1).sum();

        assertThat(used.get(Usage.LAMBDA_REQUESTS)).isEqualTo(2);
        assertThat(used.get(Usage.LAMBDA_GB_SECONDS))
                .isCloseTo(billed / 1000 / 2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(used.get(Usage.LOG_BYTES)).isEqualTo(bytes);
    }

    @Test
    void an_environment_that_never_had_a_request_is_billed_for_its_init() {
        host.host().spawnAhead().join();
        assertThat(used).doesNotContainKey(Usage.LAMBDA_GB_SECONDS);
        host.host().close();

        assertThat(used.get(Usage.LAMBDA_GB_SECONDS)).isGreaterThan(0.05);
    }
}
