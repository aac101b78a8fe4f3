package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that do what they should not: the caller gets what AWS would answer, the log says why, the next request works. */
class BadInputTest {
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    static Path folder;

    private static RunningHost host;

    @BeforeAll
    static void start() throws IOException {
        Samples samples = new Samples(folder);
        Files.writeString(folder.resolve("text.zip"), "no zip at all");
        Samples.zipTexts(folder.resolve("outside.zip"), Map.of("../../outside.txt", "out"));
        host = RunningHost.of(
                samples.probe("Talkative", "{'Timeout': 60}")
                        .probe("Exiting", "{}")
                        .function("Unknown", "local.sample.Missing", "{}")
                        .function("Raw", "local.sample.Raw", "{}")
                        .function("Text", "local.sample.Probe", "{'CodeUri': 'text.zip'}")
                        .function("Outside", "local.sample.Probe", "{'CodeUri': 'outside.zip'}")
                        .function("Hanging", "local.sample.HangsInInit", "{'Timeout': 1}"),
                RunningHost.limits(new HostOptions.Limits(1000, 8, 2, Duration.ofSeconds(2))));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void a_hundred_megabytes_of_log_fill_neither_memory_nor_disk() throws IOException {
        host.answered("Talkative", "{}");
        long before = heap();
        assertThat(host.answered("Talkative", "{'do': 'flood', 'megabytes': '100'}"))
                .isEqualTo("{\"printed\":100}");

        assertThat(heap() - before).isLessThan(20 * MEGABYTE);
        Path log = host.host().logFolder().resolve("Talkative.log");
        assertThat(Files.size(log)).isLessThan(33 * MEGABYTE);
        assertThat(Files.size(log.resolveSibling("Talkative.log.1"))).isBetween(32 * MEGABYTE, 33 * MEGABYTE);
        host.answered("Talkative", "{}");
        await().untilAsserted(() -> assertThat(host.log("Talkative").getLast()).startsWith("REPORT"));
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_handler_that_ends_the_jvm_is_told_of_in_the_log() {
        assertThat(host.failed("Exiting", "{'do': 'exit'}").path("errorType").asText())
                .isEqualTo("Runtime.ExitError");
        await().untilAsserted(() -> assertThat(host.log("Exiting"))
                .anyMatch(it -> it.matches("RequestId: \\S+ Error: Runtime exited with error: exit status 3"))
                .anyMatch(it -> it.endsWith("\tStatus: error\tError Type: Runtime.ExitError")));
        host.answered("Exiting", "{}");
    }

    @Test
    void an_unknown_handler_class_is_told_of_in_the_log() {
        assertThat(host.failed("Unknown", "{}").path("errorType").asText())
                .isEqualTo("java.lang.ClassNotFoundException");
        await().untilAsserted(() ->
                assertThat(host.log("Unknown")).anyMatch(it -> it.contains("Class not found: local.sample.Missing")));
    }

    @Test
    void what_is_no_json_reaches_the_caller_as_it_is() {
        assertThat(host.answered("Raw", "{}")).isEqualTo("{not json");
        assertThat(host.answered("Raw", "{}")).isEqualTo("{not json");
    }

    @Test
    void an_event_that_is_no_json_is_the_functions_error() {
        assertThat(host.failed("Talkative", "{oops").path("errorMessage").asText())
                .contains("JSON");
        host.answered("Talkative", "{}");
    }

    @Test
    void a_zip_that_is_none_fails_each_request_and_the_log_says_why() {
        for (int i = 0; i < 2; i++) {
            assertThat(host.failed("Text", "{}").path("errorType").asText()).isEqualTo("Runtime.ExitError");
        }
        await().untilAsserted(() -> assertThat(host.log("Text"))
                .anyMatch(it -> it.startsWith("cannot start the JVM: cannot unpack ") && it.contains("text.zip")));
    }

    @Test
    void a_zip_whose_entries_lead_elsewhere_is_not_unpacked() {
        host.failed("Outside", "{}");
        await().untilAsserted(() -> assertThat(host.log("Outside"))
                .anyMatch(it -> it.contains("../../outside.txt leads out of its folder")));
        assertThat(host.buildDir().resolve("outside.txt")).doesNotExist();
    }

    @Test
    void an_init_without_end_costs_the_init_time_and_the_timeout_once_and_then_the_timeout_only() {
        long begun = System.nanoTime();
        host.failed("Hanging", "'x'");
        Duration first = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(host.failed("Hanging", "'x'").path("errorMessage").asText())
                .endsWith("Task timed out after 1.00 seconds");

        assertThat(first).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
        await().untilAsserted(() -> assertThat(host.log("Hanging"))
                .filteredOn(it -> it.startsWith("INIT_REPORT"))
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("Phase: init\tStatus: timeout"),
                        it -> assertThat(it).endsWith("Phase: invoke\tStatus: timeout"),
                        it -> assertThat(it).endsWith("Phase: invoke\tStatus: timeout")));
    }

    @Test
    void settings_that_lambda_would_refuse_are_refused_by_name() throws IOException {
        Path other = folder.resolve("other");
        for (String wrong : new String[] {
            "{'MemorySize': 64}",
            "{'Timeout': 901}",
            "{'ReservedConcurrentExecutions': -1}",
            "{'LoggingConfig': {'LogFormat': 'XML'}}",
            "{'LoggingConfig': {'LogFormat': 'JSON', 'SystemLogLevel': 'LOUD'}}",
            "{'Layers': ['arn:layer:Nowhere']}",
            "{'Runtime': 'nodejs22.x'}"
        }) {
            Samples samples = new Samples(other).probe("Wrong", wrong);
            assertThatThrownBy(() -> RunningHost.of(samples))
                    .as(wrong)
                    .isInstanceOf(LambdaException.class)
                    .hasMessageStartingWith("Wrong: ");
        }
    }
}
