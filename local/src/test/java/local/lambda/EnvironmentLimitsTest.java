package local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static local.lambda.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import local.lambda.InvokeResult.Throttled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment may use, and what becomes of an init that fails. */
class EnvironmentLimitsTest {
    @TempDir
    static Path folder;

    private static RunningHost host;

    @BeforeAll
    static void start() throws IOException {
        Samples samples = new Samples(folder);
        Samples.zip(folder.resolve("class.zip"), "java/lib/a.jar", "local.sample.InLayer");
        Samples.zipTexts(folder.resolve("first.zip"), Map.of("java/lib/b.jar", "no jar", "bin/tool", "one"));
        Samples.zipTexts(folder.resolve("last.zip"), Map.of("java/lib/b.jar", "none either", "lib/native.so", "two"));
        samples.layer("Class", "class.zip").layer("First", "first.zip").layer("Last", "last.zip");
        host = RunningHost.of(
                samples.probe("Shut", "{'ReservedConcurrentExecutions': 0}")
                        .probe("Small", "{'MemorySize': 128}")
                        .probe("Layered", "{'Layers': ['arn:layer:Class', 'arn:layer:First', 'arn:layer:Last']}")
                        .probe("Busy", "{}")
                        .probe("Other", "{}")
                        .probe("Own", "{'ReservedConcurrentExecutions': 3}")
                        .function(
                                "Slow",
                                "local.sample.SlowToStart",
                                "{'Environment': {'Variables': {'MARK': '%s'}}}".formatted(folder.resolve("mark")))
                        .function("Failing", "local.sample.FailsInInit", "{}"),
                RunningHost.limits(new HostOptions.Limits(5, 8, 2, Duration.ofSeconds(2))));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void a_reservation_of_none_throttles_every_call() {
        assertThat(host.invoke("Shut", "{}"))
                .isEqualTo(new Throttled("ReservedFunctionConcurrentInvocationLimitExceeded"));
    }

    @Test
    void what_others_have_reserved_is_not_there_for_the_rest() {
        List<InvokeResult> results =
                IntStream.range(0, 6).mapToObj(it -> host.begin(it % 2 == 0 ? "Busy" : "Other", "{}")).toList().stream()
                        .map(it -> it.orTimeout(20, SECONDS).join())
                        .toList();

        assertThat(results)
                .filteredOn(new Throttled("ConcurrentInvocationLimitExceeded")::equals)
                .hasSize(1);
        host.answered("Own", "{}");
    }

    @Test
    void the_heap_is_bound_by_the_memory_size_as_on_aws() {
        long heap =
                json(host.answered("Small", "{'do': 'context'}")).path("heap").asLong();

        assertThat(heap / 1024 / 1024).isBetween(128L * 80 / 100, 128L * 85 / 100);
    }

    @Test
    void a_function_that_needs_more_fails_and_the_next_request_works() {
        assertThat(host.failed("Small", "{'do': 'fill'}").path("errorType").asText())
                .isEqualTo("java.lang.OutOfMemoryError");
        host.answered("Small", "{}");
    }

    @Test
    void layers_are_laid_over_each_other_as_in_opt() {
        String variables = host.answered("Layered", "{'do': 'environment'}");

        assertThat(json(variables).path("PATH").asText()).matches("/usr/bin:/bin:/.*/bin");
        assertThat(Path.of(json(variables).path("LD_LIBRARY_PATH").asText(), "native.so"))
                .hasContent("two");
        assertThat(json(host.answered("Layered", "{'do': 'layer'}"))
                        .path("layer")
                        .asText())
                .isEqualTo("from the layer");
    }

    @Test
    void of_two_layers_jars_with_one_name_the_last_layers_counts() throws IOException {
        Samples samples = new Samples(folder.resolve("merged"));
        Path zips = samples.folder();
        Samples.zipTexts(zips.resolve("own.zip"), Map.of("lib/own.jar", "0"));
        Samples.zipTexts(zips.resolve("first.zip"), Map.of("java/lib/b.jar", "1", "java/lib/z.jar", "2"));
        Samples.zipTexts(zips.resolve("last.zip"), Map.of("java/lib/b.jar", "3", "java/lib/a.jar", "4"));
        samples.layer("First", "first.zip")
                .layer("Last", "last.zip")
                .probe("Merged", "{'CodeUri': 'own.zip', 'Layers': ['arn:layer:First', 'arn:layer:Last']}");
        HostFolder home = HostFolder.claim(samples.buildDir());
        FunctionSpec function = new FunctionReader(samples.stack()).read().getFirst();

        assertThat(FunctionCode.unpack(function, new CodeStore(home)).jars())
                .extracting(it -> it.getFileName() + " " + Files.readString(it))
                .containsExactly("own.jar 0", "a.jar 4", "b.jar 3", "z.jar 2");
        home.close();
    }

    @Test
    void the_time_zone_is_utc_wherever_the_host_is() {
        assertThat(json(host.answered("Busy", "{'do': 'environment'}"))
                        .path("TZ")
                        .asText())
                .isEqualTo(":UTC");
    }

    @Test
    void an_init_that_takes_too_long_is_tried_again_in_the_time_of_the_request() {
        assertThat(host.answered("Slow", "'x'")).isEqualTo("\"at last\"");

        await().untilAsserted(() -> {
            List<String> log = host.log("Slow");
            assertThat(log).hasSize(6);
            assertThat(log.get(1))
                    .matches("INIT_REPORT Init Duration: 20\\d\\d\\.\\d\\d ms\tPhase: init\tStatus: timeout");
            assertThat(log.get(2)).startsWith("INIT_START");
            assertThat(log.get(3)).startsWith("START");
            assertThat(log.get(5)).startsWith("REPORT").doesNotContain("Init Duration");
        });
    }

    @Test
    void an_init_that_fails_is_tried_again_once_for_each_request() {
        for (int i = 0; i < 2; i++) {
            assertThat(host.failed("Failing", "'x'").path("errorMessage").asText())
                    .contains("no settings");
        }

        await().untilAsserted(() -> assertThat(host.log("Failing"))
                .filteredOn(it -> it.startsWith("INIT_REPORT") || it.startsWith("REPORT"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("Phase: init\tStatus: error\tError Type: "),
                        it -> assertThat(it).contains("Phase: invoke\tStatus: error\tError Type: "),
                        it -> assertThat(it).contains("REPORT").contains("\tStatus: error\tError Type: "),
                        it -> assertThat(it).contains("Phase: invoke\tStatus: error\tError Type: "),
                        it -> assertThat(it).contains("REPORT").contains("\tStatus: error\tError Type: ")));
    }
}
