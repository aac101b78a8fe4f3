package local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import local.lambda.InvokeResult.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void a_cache_recorded_in_one_run_is_used_in_the_next() throws IOException {
        run(Aot.USE);
        assertThat(caches()).isEmpty();

        run(Aot.TRAIN);
        assertThat(caches()).singleElement().asString().matches(".*/Probe-[0-9a-f]{16}\\.aot");

        lines.clear();
        run(Aot.USE);
        List<String> ours = lines.stream()
                .filter(it -> it.contains(" local.sample.Probe ") || it.contains(".AWSLambda "))
                .toList();
        assertThat(ours).hasSize(2).allMatch(it -> it.contains("source: shared objects file"));
    }

    @Test
    void other_code_has_another_cache_and_the_old_one_is_gone() throws IOException {
        run(Aot.TRAIN);
        List<Path> before = caches();
        Files.delete(folder.resolve("probe.zip"));
        Samples.zip(folder.resolve("probe.zip"), "lib/other.jar", "local.sample.Probe");
        run(Aot.TRAIN);

        assertThat(caches()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    /** One request; the JVM says where it has each class from. */
    private void run(Aot aot) throws IOException {
        Samples samples = new Samples(folder)
                .probe("Probe", "{'Environment': {'Variables': {'JAVA_TOOL_OPTIONS': '-Xlog:class+load:stdout'}}}");
        var options = samples.options(aot, samples.options(aot).limits(), line -> lines.add(line.text()));
        InvokeResult result;
        try (LambdaHost host = LambdaHost.start(vertx, samples.stack(), options, line -> {})) {
            result = host.invoke("Probe", "{}").orTimeout(20, SECONDS).join();
        }
        assertThat(result).as(() -> String.join("\n", lines)).isInstanceOf(Answered.class);
    }

    private List<Path> caches() throws IOException {
        Path aot = folder.resolve("build/aot");
        if (!Files.exists(aot)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aot)) {
            return files.toList();
        }
    }
}
