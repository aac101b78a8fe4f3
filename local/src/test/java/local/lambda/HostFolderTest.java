package local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that live in one build folder, one after the other and at once. */
class HostFolderTest {
    @TempDir
    Path folder;

    @Test
    void two_hosts_write_to_logs_of_their_own() throws IOException {
        Samples samples = new Samples(folder).probe("Probed", "{}");
        try (RunningHost first = RunningHost.of(samples);
                RunningHost second = RunningHost.of(samples)) {
            first.answered("Probed", "{'do': 'print', 'say': 'from the first'}");
            second.answered("Probed", "{'do': 'print', 'say': 'from the second'}");

            assertThat(first.host().logFolder()).isEqualTo(samples.buildDir().resolve("logs"));
            assertThat(second.host().logFolder()).isEqualTo(samples.buildDir().resolve("logs-2"));
            await().untilAsserted(() -> {
                assertThat(first.log("Probed")).contains("out from the first").doesNotContain("out from the second");
                assertThat(second.log("Probed")).contains("out from the second");
            });
        }
        try (RunningHost third = RunningHost.of(samples)) {
            assertThat(third.host().logFolder()).isEqualTo(samples.buildDir().resolve("logs"));
            assertThat(third.log("Probed")).isEmpty();
        }
        assertThat(names(samples.buildDir().resolve("tmp"))).containsExactly(".lock");
    }

    @Test
    void what_a_killed_host_left_behind_is_gone_after_the_next_start() throws IOException, InterruptedException {
        Process doomed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlocal.parts=" + System.getProperty("local.parts"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedHost.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path hosts = new Samples(folder).buildDir().resolve("tmp");
        try (BufferedReader out = doomed.inputReader()) {
            out.readLine();
            out.readLine();
            try (HostFolder beside = HostFolder.claim(hosts.resolveSibling(""))) {
                assertThat(names(hosts)).as("the living one's stays").hasSize(3);
                assertThat(beside.logs()).hasFileName("logs-2");
            }
        } finally {
            doomed.destroyForcibly();
        }
        assertThat(doomed.waitFor(10, SECONDS)).isTrue();
        assertThat(names(hosts)).as("it had no time to tidy up").hasSize(2);

        try (HostFolder next = HostFolder.claim(hosts.resolveSibling(""))) {
            assertThat(names(hosts))
                    .containsExactlyInAnyOrder(
                            ".lock", next.temp().getFileName().toString());
            assertThat(next.logs()).hasFileName("logs");
        }
    }

    @Test
    void code_stays_while_it_is_a_zips_latest_or_a_living_host_uses_it() throws IOException {
        Path zip = folder.resolve("code.zip");
        Path code = folder.resolve("build/code");
        Samples.zipTexts(zip, Map.of("text", "one"));
        Path old;
        Path latest;
        try (HostFolder living = HostFolder.claim(folder.resolve("build"))) {
            old = new CodeStore(living).unpack(zip).task().resolveSibling("");
            Samples.zipTexts(zip, Map.of("text", "two"));
            try (HostFolder other = HostFolder.claim(folder.resolve("build"))) {
                latest = new CodeStore(other).unpack(zip).task().resolveSibling("");
                assertThat(List.of(old, latest)).allMatch(Files::isDirectory).doesNotHaveDuplicates();
            }
        }
        HostFolder.claim(folder.resolve("build")).close();
        assertThat(old).doesNotExist();
        assertThat(latest).isDirectory();

        Files.createDirectories(code.resolve("0123456789"));
        HostFolder.claim(folder.resolve("build")).close();
        assertThat(code.resolve("0123456789")).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(it -> it.getFileName().toString()).toList();
        }
    }
}
