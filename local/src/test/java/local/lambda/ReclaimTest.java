package local.lambda;

import static local.lambda.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import local.lambda.InvokeResult.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReclaimTest {
    @TempDir
    Path folder;

    @Test
    void of_twenty_four_functions_without_work_only_the_host_is_left_and_they_work_again() throws IOException {
        List<String> names = IntStream.range(0, 24).mapToObj("F%d"::formatted).toList();
        Samples samples = new Samples(folder);
        names.forEach(it -> samples.probe(it, "{}"));
        try (RunningHost host = RunningHost.of(samples, RunningHost.idle(Duration.ofSeconds(3)))) {
            List<Long> pids = names.stream().map(it -> host.begin(it, "{}")).toList().stream()
                    .map(it ->
                            json(((Answered) it.join()).payload()).path("pid").asLong())
                    .toList();
            assertThat(pids).hasSize(24).doesNotHaveDuplicates();

            await().atMost(Duration.ofSeconds(30)).until(() -> pids.stream()
                    .noneMatch(it -> ProcessHandle.of(it).isPresent()));
            assertThat(names).allMatch(it -> host.host().environments(it).isEmpty());
            host.answered("F7", "{}");
        }
    }

    @Test
    void an_environment_that_works_is_not_reclaimed() throws IOException {
        Samples samples = new Samples(folder).probe("Working", "{}");
        try (RunningHost host = RunningHost.of(samples, RunningHost.idle(Duration.ofMillis(300)))) {
            Path hanging = folder.resolve("hanging");
            var pending = host.begin("Working", "{'do': 'hang', 'file': '%s'}".formatted(hanging));
            await().until(() -> Files.exists(hanging));

            await().during(Duration.ofSeconds(1))
                    .until(() -> host.pids("Working").size() == 1);
            assertThat(pending).isNotDone();
        }
    }
}
