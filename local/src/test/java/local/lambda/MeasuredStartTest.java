package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredStartTest {
    @TempDir
    Path folder;

    @Test
    void an_environment_tells_how_long_its_init_took() throws IOException {
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("One", "{}"))) {
            host.host().spawnAhead(List.of("One")).join();

            assertThat(host.host().environments("One")).singleElement().satisfies(it -> assertThat(it.init())
                    .hasValueSatisfying(
                            init -> assertThat(init).isBetween(Duration.ofMillis(10), Duration.ofSeconds(30))));
        }
    }

    @Test
    void ending_a_function_s_environments_waits_until_their_processes_are_gone_and_spares_others() throws IOException {
        Samples samples = new Samples(folder).probe("One", "{}").probe("Other", "{}");
        try (RunningHost host = RunningHost.of(samples)) {
            host.host().spawnAhead(List.of("One", "Other")).join();
            long one = host.pids("One").getFirst();
            long other = host.pids("Other").getFirst();

            host.host().end("One").join();

            assertThat(ProcessHandle.of(one)).isEmpty();
            assertThat(ProcessHandle.of(other)).isPresent();
            assertThat(host.host().environments("One")).isEmpty();
            host.answered("One", "{}");
        }
    }

    @Test
    void a_wrapper_runs_each_jvm() throws IOException {
        Path seen = folder.resolve("seen");
        List<String> wrapper = List.of("/bin/sh", "-c", "echo wrapped > '%s'; exec \"$@\"".formatted(seen), "wrapper");
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("One", "{}"), wrapped(wrapper))) {
            host.answered("One", "{}");
        }
        assertThat(Files.readString(seen)).isEqualTo("wrapped\n");
    }

    private static UnaryOperator<HostOptions> wrapped(List<String> wrapper) {
        return it -> new HostOptions(
                it.buildDir(),
                it.aot(),
                it.limits(),
                it.inherited(),
                it.logs(),
                it.clock(),
                it.random(),
                it.debug(),
                it.idle(),
                it.instruments(),
                wrapper);
    }
}
