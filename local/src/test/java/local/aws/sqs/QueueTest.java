package local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import local.aws.proxy.AwsError;
import local.observe.Faults;
import org.junit.jupiter.api.Test;

class QueueTest {
    private final ManualTime time = new ManualTime();
    private final AtomicInteger ids = new AtomicInteger();
    private final Deque<Faults.OfDelivery> planned = new ArrayDeque<>();
    private final Faults faults = new Faults() {
        @Override
        public OfDelivery onDelivery(String resource) {
            return planned.isEmpty() ? new OfDelivery.None() : planned.remove();
        }
    };
    private final Map<String, Queue> byArn = new HashMap<>();

    private Queue queue(String arn, Map<String, String> attributes) {
        Queue queue = new Queue(
                arn,
                QueueSettings.of(attributes),
                new Queue.Surroundings(
                        time,
                        time,
                        () -> "m" + ids.incrementAndGet(),
                        it -> Optional.ofNullable(byArn.get(it)),
                        faults));
        byArn.put(arn, queue);
        return queue;
    }

    private Queue fifo() {
        return queue("fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    }

    private static void send(Queue queue, String... bodies) {
        queue.send(
                Stream.of(bodies).map(it -> Outgoing.of(it, Map.of(), "test")).toList());
    }

    private static void sendGrouped(Queue queue, String group, String... bodies) {
        queue.send(Stream.of(bodies)
                .map(it -> new Outgoing(
                        it, Map.of(), "test", Optional.empty(), Optional.of(group), Optional.empty(), Optional.empty()))
                .toList());
    }

    private static List<Received> receive(Queue queue) {
        return queue.receive(10, Optional.of(Duration.ZERO), Optional.empty()).join();
    }

    private static List<String> bodies(List<Received> received) {
        return received.stream().map(it -> it.content().body()).toList();
    }

    @Test
    void a_message_in_flight_is_hidden_until_its_visibility_ends() {
        Queue queue = queue("q", Map.of("VisibilityTimeout", "30"));
        send(queue, "a");
        assertThat(bodies(receive(queue))).containsExactly("a");

        time.pass(Duration.ofSeconds(29));
        assertThat(receive(queue)).isEmpty();
        time.pass(Duration.ofSeconds(1));

        assertThat(receive(queue)).singleElement().satisfies(it -> assertThat(it.receives())
                .isEqualTo(2));
    }

    @Test
    void a_handle_works_until_the_next_receive_and_then_never_again() {
        Queue queue = queue("q", Map.of("VisibilityTimeout", "1"));
        send(queue, "a", "b");
        List<Received> first = receive(queue);
        time.pass(Duration.ofSeconds(1));

        queue.delete(first.getFirst().handle());
        List<Received> second = receive(queue);
        assertThat(bodies(second)).containsExactly("b");
        queue.delete(first.getLast().handle());

        assertThat(queue.counts()).isEqualTo(new Queue.Counts(0, 1, 0));
    }

    @Test
    void who_waits_is_woken_by_a_message_that_becomes_visible() {
        Queue queue = queue("q", Map.of("DelaySeconds", "5"));
        send(queue, "a");
        CompletableFuture<List<Received>> waiting =
                queue.receive(1, Optional.of(Duration.ofSeconds(20)), Optional.empty());

        time.pass(Duration.ofMillis(4_999));
        assertThat(waiting).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(bodies(waiting.join())).containsExactly("a");
    }

    @Test
    void who_waits_too_long_gets_nothing_and_takes_nothing() {
        Queue queue = queue("q", Map.of());
        var waiting = queue.receive(1, Optional.of(Duration.ofSeconds(2)), Optional.empty());
        time.pass(Duration.ofSeconds(2));
        send(queue, "a");

        assertThat(waiting.join()).isEmpty();
        assertThat(queue.counts().visible()).isEqualTo(1);
    }

    @Test
    void a_changed_visibility_counts_from_now() {
        Queue queue = queue("q", Map.of("VisibilityTimeout", "10"));
        send(queue, "a");
        Received received = receive(queue).getFirst();
        time.pass(Duration.ofSeconds(9));
        queue.changeVisibility(received.handle(), Duration.ofSeconds(10));

        time.pass(Duration.ofSeconds(9));
        assertThat(receive(queue)).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(receive(queue)).hasSize(1);
        assertThatThrownBy(() -> queue.changeVisibility(received.handle(), Duration.ofSeconds(10)))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("not in flight");
    }

    @Test
    void retention_removes_what_is_too_old_wherever_it_is() {
        Queue queue = queue("q", Map.of("MessageRetentionPeriod", "60", "VisibilityTimeout", "300"));
        send(queue, "in flight");
        List<Received> received = receive(queue);
        send(queue, "visible");
        time.pass(Duration.ofSeconds(40));
        send(queue, "young");
        time.pass(Duration.ofSeconds(21));

        assertThat(queue.counts()).isEqualTo(new Queue.Counts(1, 0, 0));
        assertThat(bodies(receive(queue))).containsExactly("young");
        queue.delete(received.getFirst().handle());
        time.pass(Duration.ofMinutes(5));
        assertThat(receive(queue)).isEmpty();
    }

    @Test
    void the_dead_letter_queue_gets_the_message_with_its_age_and_count() {
        Queue dead = queue("dead", Map.of("MessageRetentionPeriod", "60"));
        Queue queue = queue(
                "q",
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"dead\",\"maxReceiveCount\":2}"));
        send(queue, "poison");
        for (int i = 0; i < 2; i++) {
            assertThat(receive(queue)).hasSize(1);
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(receive(queue)).isEmpty();
        assertThat(dead.counts().visible()).isEqualTo(1);
        time.pass(Duration.ofSeconds(59));
        assertThat(dead.counts().visible())
                .as("its age goes on in the dead-letter queue")
                .isZero();
    }

    @Test
    void without_its_dead_letter_queue_a_message_stays() {
        Queue queue = queue(
                "q",
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"none\",\"maxReceiveCount\":1}"));
        send(queue, "a");
        for (int i = 0; i < 3; i++) {
            assertThat(receive(queue)).hasSize(1);
            time.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_group_waits_for_its_first_message_and_other_groups_do_not() {
        Queue queue = fifo();
        sendGrouped(queue, "g", "g1");
        assertThat(bodies(receive(queue))).containsExactly("g1");
        sendGrouped(queue, "g", "g2");
        sendGrouped(queue, "h", "h1");

        assertThat(bodies(receive(queue))).containsExactly("h1");
        time.pass(Duration.ofSeconds(30));

        assertThat(bodies(receive(queue))).containsExactly("g1", "g2", "h1");
    }

    @Test
    void the_same_message_within_five_minutes_is_answered_and_not_kept() {
        Queue queue = fifo();
        sendGrouped(queue, "g", "a");
        time.pass(Duration.ofMinutes(5).minusSeconds(1));
        sendGrouped(queue, "g", "a");
        assertThat(queue.counts().visible()).isEqualTo(1);
        time.pass(Duration.ofSeconds(2));
        sendGrouped(queue, "g", "a");

        assertThat(queue.counts().visible()).isEqualTo(2);
    }

    @Test
    void a_fifo_message_needs_a_group() {
        assertThatThrownBy(() -> send(fifo(), "a")).isInstanceOf(AwsError.class).hasMessageContaining("MessageGroupId");
    }

    @Test
    void attributes_out_of_range_are_refused() {
        assertThatThrownBy(() -> QueueSettings.of(Map.of("VisibilityTimeout", "43201")))
                .isInstanceOf(AwsError.class);
        assertThatThrownBy(() -> QueueSettings.of(Map.of("DelaySeconds", "soon")))
                .isInstanceOf(AwsError.class);
        assertThatThrownBy(() -> QueueSettings.of(Map.of("Colour", "red"))).isInstanceOf(AwsError.class);
    }

    @Test
    void a_duplicate_has_the_same_id_and_outlives_its_twin() {
        Queue queue = queue("q", Map.of());
        planned.add(new Faults.OfDelivery.Duplicate());
        send(queue, "a", "b");
        List<Received> received = receive(queue);

        assertThat(bodies(received)).containsExactly("a", "a", "b");
        assertThat(received.get(0).id()).isEqualTo(received.get(1).id());
        queue.delete(received.get(0).handle());
        assertThat(queue.counts().inFlight()).isEqualTo(2);
    }

    @Test
    void a_late_message_comes_when_its_time_has_come() {
        Queue queue = queue("q", Map.of());
        planned.add(new Faults.OfDelivery.Delay(Duration.ofSeconds(3)));
        send(queue, "a", "b");

        assertThat(bodies(receive(queue))).containsExactly("b");
        time.pass(Duration.ofSeconds(3));
        assertThat(bodies(receive(queue))).containsExactly("a");
    }

    @Test
    void a_swapped_message_goes_behind_the_next_one_and_waits_no_longer_than_a_second() {
        Queue queue = queue("q", Map.of());
        planned.add(new Faults.OfDelivery.Swap());
        send(queue, "a", "b", "c");
        assertThat(bodies(receive(queue))).containsExactly("b", "c", "a");
        planned.add(new Faults.OfDelivery.Swap());
        send(queue, "alone");

        assertThat(receive(queue)).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(bodies(receive(queue))).containsExactly("alone");
    }

    @Test
    void whatever_goes_wrong_a_fifo_group_keeps_its_order() {
        Queue queue = fifo();
        planned.add(new Faults.OfDelivery.Swap());
        planned.add(new Faults.OfDelivery.Delay(Duration.ofSeconds(5)));
        sendGrouped(queue, "g", "1", "2", "3");
        sendGrouped(queue, "h", "h1");

        List<Received> first = receive(queue);
        assertThat(bodies(first)).containsExactly("1", "h1");
        first.forEach(it -> queue.delete(it.handle()));
        assertThat(receive(queue)).isEmpty();
        time.pass(Duration.ofSeconds(5));
        assertThat(bodies(receive(queue))).containsExactly("2", "3");
    }

    @Test
    void a_receiver_that_has_gone_takes_no_message_with_it() {
        Queue queue = queue("q", Map.of());
        var gone = queue.receive(10, Optional.of(Duration.ofSeconds(20)), Optional.empty());
        queue.giveUp(gone);
        send(queue, "a");

        assertThat(bodies(receive(queue))).containsExactly("a");
    }

    @Test
    void a_dead_letter_queue_that_does_not_allow_it_gets_nothing() {
        Queue dead = queue("dead", Map.of("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}"));
        Queue queue = queue(
                "q",
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"dead\",\"maxReceiveCount\":1}"));
        send(queue, "a");
        assertThat(receive(queue)).hasSize(1);
        time.pass(Duration.ofSeconds(1));

        assertThat(receive(queue)).hasSize(1);
        assertThat(dead.counts().visible()).isZero();
    }

    @Test
    void of_a_fifo_queue_a_dead_letter_begins_a_new_age() {
        Queue dead = queue("dead", Map.of("FifoQueue", "true", "MessageRetentionPeriod", "60"));
        Queue queue = queue(
                "q",
                Map.of(
                        "FifoQueue",
                        "true",
                        "ContentBasedDeduplication",
                        "true",
                        "VisibilityTimeout",
                        "50",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"dead\",\"maxReceiveCount\":1}"));
        sendGrouped(queue, "g", "a");
        assertThat(receive(queue)).hasSize(1);
        time.pass(Duration.ofSeconds(50));
        assertThat(receive(queue)).isEmpty();
        time.pass(Duration.ofSeconds(59));

        assertThat(dead.counts().visible()).isEqualTo(1);
    }
}
