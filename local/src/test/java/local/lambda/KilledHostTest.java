package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHostTest {
    @TempDir
    Path folder;

    @Test
    void no_jvm_outlives_a_host_that_is_killed() throws IOException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlocal.parts=" + System.getProperty("local.parts"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedHost.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> children;
        try (BufferedReader out = host.inputReader()) {
            children = List.of(child(out.readLine()), child(out.readLine()));
        } finally {
            host.destroyForcibly();
        }

        assertThat(children).hasSize(2);
        await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static ProcessHandle child(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
