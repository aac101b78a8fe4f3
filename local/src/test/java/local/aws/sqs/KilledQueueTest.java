package local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import local.observe.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledQueueTest {
    @TempDir
    Path folder;

    /** Sends to a queue for as long as it lives, and prints each message's number when the queue has taken it. Deletes every third. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] folder) {
            Queues queues = queues(Path.of(folder[0]), InstantSource.system());
            queues.create("work", Map.of());
            for (int i = 0; ; i++) {
                queues.send("arn:aws:sqs:us-east-1:000000000000:work", List.of(Outgoing.of("" + i, Map.of(), "test")));
                if (i % 3 == 2) {
                    Queue queue = queues.byName("work");
                    queue.receive(1, Optional.of(Duration.ZERO), Optional.of(Duration.ofHours(1)))
                            .join()
                            .forEach(it -> {
                                queue.delete(it.handle());
                                System.out.println("deleted " + it.content().body());
                            });
                }
                System.out.println("sent " + i);
            }
        }
    }

    private static Queues queues(Path folder, InstantSource clock) {
        return new Queues(
                URI.create("http://127.0.0.1:1"),
                "us-east-1",
                "000000000000",
                clock,
                () -> UUID.randomUUID().toString(),
                Optional.of(folder),
                Faults.NONE);
    }

    @Test
    void what_a_killed_process_took_and_did_not_delete_is_there_again() throws IOException {
        Set<String> sent = new HashSet<>();
        Set<String> deleted = new HashSet<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 2);
                if (words.length == 2) {
                    (words[0].equals("sent") ? sent : deleted).add(words[1]);
                }
                if (sent.size() == 25_000) {
                    process.toHandle().destroyForcibly();
                }
            }
        }

        List<String> there = new ArrayList<>();
        InstantSource later = () -> java.time.Instant.now().plus(Duration.ofHours(2));
        try (Queues again = queues(folder, later)) {
            again.create("work", Map.of());
            Queue queue = again.byName("work");
            for (List<Received> some = take(queue); !some.isEmpty(); some = take(queue)) {
                some.forEach(it -> there.add(it.content().body()));
            }
        }
        sent.removeAll(deleted);
        assertThat(sent).hasSizeGreaterThan(10_000);
        assertThat(there).doesNotHaveDuplicates().containsAll(sent).doesNotContainAnyElementsOf(deleted);
    }

    private static List<Received> take(Queue queue) {
        return queue.receive(10, Optional.of(Duration.ZERO), Optional.empty()).join();
    }

    @Test
    void two_processes_do_not_share_a_folder() {
        try (Queues first = queues(folder, InstantSource.system())) {
            first.create("work", Map.of());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> queues(folder, InstantSource.system()))
                    .hasMessageContaining("in use by another process");
        }
    }
}
