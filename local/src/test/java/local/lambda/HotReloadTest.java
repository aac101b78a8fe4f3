package local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import local.lambda.InvokeResult.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotReloadTest {
    @TempDir
    Path folder;

    private RunningHost host;

    @BeforeEach
    void start() throws IOException {
        Samples samples = new Samples(folder).layer("Shared", "layer.zip");
        code("one");
        Samples.zipTexts(folder.resolve("layer.zip"), Map.of("text", "one"));
        host = RunningHost.of(samples.function(
                "Changing", "local.sample.Versioned", "{'CodeUri': 'code.zip', 'Layers': ['arn:layer:Shared']}"));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void the_next_request_runs_the_new_code_while_one_that_runs_finishes_with_the_old() throws IOException {
        Path running = folder.resolve("running");
        var old = host.begin("Changing", "{'until': '%s'}".formatted(running));
        await().until(() -> Files.exists(running));
        code("two");

        assertThat(host.answered("Changing", "{}")).isEqualTo("\"two\"");
        assertThat(old).isNotDone();
        Files.delete(running);
        assertThat(old.join()).isEqualTo(new Answered("\"one\""));
        await().until(() -> host.pids("Changing").size() == 1);
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"two\"");
        assertThat(host.log("Changing")).contains("new code was found: it serves from the next request on");
    }

    @Test
    void idle_environments_of_old_code_end() {
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"one\"");
        List<Long> old = host.pids("Changing");
        code("two");
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"two\"");

        await().until(() -> old.stream().noneMatch(it -> ProcessHandle.of(it).isPresent()));
    }

    @Test
    void a_layer_that_was_rebuilt_counts_too() {
        host.answered("Changing", "{}");
        List<Long> old = host.pids("Changing");
        Samples.zipTexts(folder.resolve("layer.zip"), Map.of("text", "two"));
        host.answered("Changing", "{}");

        assertThat(host.pids("Changing")).isNotEmpty().doesNotContainAnyElementsOf(old);
    }

    @Test
    void a_zip_that_is_built_again_and_the_same_changes_nothing() throws IOException {
        host.answered("Changing", "{}");
        List<Long> old = host.pids("Changing");
        Files.setLastModifiedTime(
                folder.resolve("code.zip"), java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        host.answered("Changing", "{}");

        assertThat(host.pids("Changing")).isEqualTo(old);
    }

    @Test
    void a_half_written_zip_changes_nothing_until_it_is_whole() throws IOException {
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"one\"");
        Samples.zipJar(
                folder.resolve("next.zip"), "lib/code.jar", "local.sample.Versioned", Map.of("version.txt", "two"));
        byte[] whole = Files.readAllBytes(folder.resolve("next.zip"));
        Files.write(folder.resolve("code.zip"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(host.answered("Changing", "{}")).isEqualTo("\"one\"");
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"one\"");
        await().untilAsserted(() -> assertThat(host.log("Changing"))
                .filteredOn(it -> it.startsWith("new code cannot be read yet, the code before it stays: "))
                .hasSize(1));
        Files.delete(folder.resolve("code.zip"));
        assertThat(host.answered("Changing", "{}")).isEqualTo("\"one\"");
        Files.write(folder.resolve("code.zip"), whole);
        await().until(() -> host.answered("Changing", "{}").equals("\"two\""));
    }

    @Test
    void a_function_whose_init_failed_gets_a_fresh_start_with_new_code() throws IOException {
        Files.writeString(folder.resolve("code.zip"), "no zip", UTF_8);
        assertThat(host.failed("Changing", "{}").path("errorType").asText()).isEqualTo("Runtime.ExitError");
        code("two");

        assertThat(host.answered("Changing", "{}")).isEqualTo("\"two\"");
        await().untilAsserted(() ->
                assertThat(host.log("Changing")).anyMatch(it -> it.startsWith("cannot start the JVM: cannot unpack")));
    }

    private void code(String version) {
        Samples.zipJar(
                folder.resolve("code.zip"), "lib/code.jar", "local.sample.Versioned", Map.of("version.txt", version));
    }
}
