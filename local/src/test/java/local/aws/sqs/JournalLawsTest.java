package local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import local.observe.Faults;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever was done to a queue: its journal gives the same queue again. */
class JournalLawsTest {
    private final ManualTime time = new ManualTime();
    private final AtomicInteger ids = new AtomicInteger();

    /** All that a user of a queue could find out about it. */
    private record View(Queue.Counts counts, Map<Long, String> messages, List<String> next) {}

    @Property(tries = 250)
    void a_replayed_journal_gives_the_same_queue(
            @ForAll boolean fifo,
            @ForAll boolean rewritten,
            @ForAll @Size(max = 80) List<@IntRange(max = 59) Integer> actions)
            throws IOException {
        Path file = Files.createTempDirectory("journal").resolve("q.journal");
        Queue live = open(file, fifo);
        List<Received> held = new ArrayList<>();
        actions.forEach(it -> step(live, fifo, it, held));
        if (rewritten) {
            live.close();
        }
        Path copy = Files.copy(file, file.resolveSibling("copy.journal"));

        Queue again = open(copy, fifo);
        assertThat(seen(again, held)).isEqualTo(seen(rewritten ? open(file, fifo) : live, held));
    }

    @Property(tries = 30)
    void a_journal_cut_anywhere_loses_its_last_change_and_nothing_before(
            @ForAll @IntRange(min = 1, max = 12) int messages, @ForAll @IntRange(min = 1, max = 60) int bytes)
            throws IOException {
        Path file = Files.createTempDirectory("journal").resolve("q.journal");
        Queue live = open(file, false);
        IntStream.range(0, messages).forEach(it -> live.send(List.of(Outgoing.of("m" + it, Map.of(), "test"))));
        byte[] written = Files.readAllBytes(file);
        Path cut = file.resolveSibling("cut.journal");
        Files.write(cut, java.util.Arrays.copyOf(written, written.length - bytes));

        Queue again = open(cut, false);
        assertThat(again.counts().visible()).isEqualTo(messages - 1);
        again.send(List.of(Outgoing.of("new", Map.of(), "test")));
        assertThat(open(cut, false).counts().visible()).isEqualTo(messages);
        assertThat(cut.resolveSibling("cut.journal.cut")).exists();
    }

    private Queue open(Path file, boolean fifo) {
        Map<String, String> attributes = new HashMap<>(Map.of("VisibilityTimeout", "3"));
        if (fifo) {
            attributes.put("FifoQueue", "true");
        }
        JournalFile.Opened opened = JournalFile.open(file);
        return new Queue(
                "q",
                QueueSettings.of(attributes),
                new Queue.Surroundings(
                        time, time, () -> "m" + ids.incrementAndGet(), it -> Optional.empty(), Faults.NONE),
                opened.journal(),
                opened.content());
    }

    private void step(Queue queue, boolean fifo, int action, List<Received> held) {
        switch (action % 6) {
            case 0, 1 -> queue.send(List.of(outgoing(fifo, action)));
            case 2 ->
                held.addAll(queue.receive(1 + action % 4, Optional.of(Duration.ZERO), Optional.empty())
                        .join());
            case 3 -> {
                if (!held.isEmpty()) {
                    queue.delete(held.remove(action % held.size()).handle());
                }
            }
            case 4 -> {
                if (action > 56) {
                    queue.purge();
                } else if (!held.isEmpty()) {
                    change(queue, held.getLast(), Duration.ofSeconds(action % 5));
                }
            }
            default -> time.pass(Duration.ofMillis(700L * (action % 7)));
        }
    }

    private static void change(Queue queue, Received message, Duration to) {
        try {
            queue.changeVisibility(message.handle(), to);
        } catch (local.aws.proxy.AwsError e) {
            assertThat(e.code()).isEqualTo("MessageNotInflight");
        }
    }

    private static Outgoing outgoing(boolean fifo, int action) {
        return new Outgoing(
                "body " + action,
                Map.of("kind", new MessageAttribute("String", "é" + action, false)),
                "test",
                fifo || action % 4 != 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(2)),
                fifo ? Optional.of("g" + action % 3) : Optional.empty(),
                fifo ? Optional.of("d" + action % 9) : Optional.empty(),
                Optional.of("Root=1;Lineage=" + action));
    }

    /** A delay is spent once the message is in the queue. */
    private static String content(Outgoing it) {
        return List.of(it.body(), it.attributes(), it.sender(), it.group(), it.deduplication(), it.traceHeader())
                .toString();
    }

    /** Counts; every message with all that changes; and what comes out, in order within each group. */
    private View seen(Queue queue, List<Received> held) {
        Queue.Counts counts = queue.counts();
        Map<Long, String> messages = new TreeMap<>();
        List<String> next = new ArrayList<>();
        queue.all()
                .forEach(it -> messages.put(
                        it.sequence(),
                        "%s %s %d %d %d %s %s"
                                .formatted(
                                        it.id(),
                                        content(it.content()),
                                        it.sentAt(),
                                        it.receives(),
                                        it.visibleAt(),
                                        it.handle(),
                                        held.stream().anyMatch(h -> h.handle().equals(it.handle())))));
        for (List<Received> some = take(queue); !some.isEmpty(); some = take(queue)) {
            some.forEach(it -> {
                next.add(it.content().group().orElse("") + " %04d %d".formatted(it.sequence(), it.receives()));
                queue.delete(it.handle());
            });
        }
        boolean fifo = queue.settings().fifo();
        List<String> ordered = next.stream()
                .sorted(fifo ? Comparator.comparing(it -> it.substring(0, 2)) : Comparator.naturalOrder())
                .toList();
        return new View(counts, messages, ordered);
    }

    private static List<Received> take(Queue queue) {
        return queue.receive(10, Optional.of(Duration.ZERO), Optional.empty()).join();
    }
}
