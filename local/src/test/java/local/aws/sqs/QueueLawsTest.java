package local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import local.observe.Faults;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a queue, in whatever order. */
class QueueLawsTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(3);

    /** A queue, and beside it what its users know: which messages were sent, deleted, and are in somebody's hands until when. */
    private static final class World {
        private final ManualTime time = new ManualTime();
        private final AtomicInteger ids = new AtomicInteger();
        private final Queue queue;
        private final boolean fifo;
        private final Set<String> alive = new HashSet<>();
        private final List<Received> held = new ArrayList<>();
        private final Map<String, Long> hiddenUntil = new HashMap<>();
        private final Map<String, String> groupOf = new HashMap<>();

        World(boolean fifo) {
            this.fifo = fifo;
            Map<String, String> attributes = new HashMap<>(Map.of("VisibilityTimeout", "" + VISIBILITY.toSeconds()));
            if (fifo) {
                attributes.putAll(Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
            }
            this.queue = new Queue(
                    "q",
                    QueueSettings.of(attributes),
                    new Queue.Surroundings(
                            time, time, () -> "m" + ids.incrementAndGet(), it -> Optional.empty(), Faults.NONE));
        }

        void step(int action) {
            switch (action % 5) {
                case 0, 1 -> send("g" + action % 3);
                case 2 -> receive(1 + action % 10);
                case 3 -> deleteOne();
                default -> time.pass(Duration.ofMillis(500L * (action % 9)));
            }
            check();
        }

        private void send(String group) {
            Optional<Duration> delay = fifo ? Optional.empty() : Optional.of(Duration.ofSeconds(group.length() % 2));
            String id = queue.send(List.of(new Outgoing(
                            "body" + ids.get(),
                            Map.of(),
                            "test",
                            delay,
                            fifo ? Optional.of(group) : Optional.empty(),
                            Optional.empty(),
                            Optional.empty())))
                    .getFirst()
                    .id();
            alive.add(id);
            groupOf.put(id, group);
        }

        private void receive(int most) {
            Set<String> lockedGroups = new HashSet<>();
            hiddenUntil.forEach((id, until) -> {
                if (alive.contains(id) && until > time.millis()) {
                    lockedGroups.add(groupOf.get(id));
                }
            });
            for (Received received : queue.receive(most, Optional.of(Duration.ZERO), Optional.empty())
                    .join()) {
                assertThat(alive).as("a deleted message never comes again").contains(received.id());
                assertThat(hiddenUntil.getOrDefault(received.id(), 0L))
                        .as("nobody else has it")
                        .isLessThanOrEqualTo(time.millis());
                if (fifo) {
                    assertThat(lockedGroups).as("its group was free").doesNotContain(groupOf.get(received.id()));
                }
                hiddenUntil.put(received.id(), time.millis() + VISIBILITY.toMillis());
                held.add(received);
            }
        }

        private void deleteOne() {
            if (!held.isEmpty()) {
                Received oldest = held.removeFirst();
                queue.delete(oldest.handle());
                boolean last = held.stream().noneMatch(it -> it.id().equals(oldest.id()));
                if (last) {
                    alive.remove(oldest.id());
                }
            }
        }

        private void check() {
            Queue.Counts counts = queue.counts();
            assertThat(counts.visible() + counts.inFlight() + counts.delayed())
                    .as("every message that was not deleted is there, once")
                    .isEqualTo(alive.size());
        }

        /** In the end everything that was not deleted can be had, in FIFO queues in order within the groups. */
        void drain() {
            time.pass(Duration.ofHours(1));
            Map<String, Long> last = new HashMap<>();
            for (int i = 0; i <= alive.size() + 1; i++) {
                for (Received received : queue.receive(3, Optional.of(Duration.ZERO), Optional.empty())
                        .join()) {
                    alive.remove(received.id());
                    if (fifo) {
                        Long before = last.put(groupOf.get(received.id()), received.sequence());
                        assertThat(before == null ? 0 : before).isLessThan(received.sequence());
                    }
                    queue.delete(received.handle());
                }
            }
            while (queue.counts().visible() > 0) {
                queue.receive(10, Optional.of(Duration.ZERO), Optional.empty())
                        .join()
                        .forEach(it -> {
                            alive.remove(it.id());
                            queue.delete(it.handle());
                        });
            }
            assertThat(alive).isEmpty();
        }
    }

    @Property(tries = 300)
    void no_message_is_lost_and_none_is_in_two_hands(
            @ForAll boolean fifo, @ForAll @Size(max = 120) List<@IntRange(max = 44) Integer> actions) {
        World world = new World(fifo);
        actions.forEach(world::step);
        world.drain();
    }
}
