package local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardQueueTest {
    @Test
    void records_go_in_batches_of_the_mappings_size_in_order() {
        ShardQueue queue = queue(2, false, OptionalInt.empty());

        assertThat(queue.head().orElseThrow().ids()).containsExactly("0", "1");
        queue.done();
        assertThat(queue.head().orElseThrow().ids()).containsExactly("2", "3");
        queue.done();
        assertThat(queue.head().orElseThrow().ids()).containsExactly("4");
        queue.done();
        assertThat(queue.head()).isEmpty();
    }

    @Test
    void a_partial_failure_starts_again_at_the_lowest_reported_record() {
        ShardQueue queue = queue(5, false, OptionalInt.of(3));
        assertThat(queue.failed(Set.of("3", "2"))).isEmpty();

        assertThat(queue.head().orElseThrow()).satisfies(it -> {
            assertThat(it.ids()).containsExactly("2", "3", "4");
            assertThat(it.failures()).isEqualTo(1);
        });
    }

    @Test
    void a_batch_that_fails_too_often_is_given_up() {
        ShardQueue queue = queue(5, false, OptionalInt.of(1));
        assertThat(queue.failed()).isEmpty();

        assertThat(queue.failed()).hasValueSatisfying(it -> {
            assertThat(it.condition()).isEqualTo("RetryAttemptsExhausted");
            assertThat(it.records()).hasSize(5);
            assertThat(it.invokeCount()).isEqualTo(2);
        });
        assertThat(queue.head()).isEmpty();
    }

    @Test
    void bisecting_halves_a_failed_batch_and_is_no_retry() {
        ShardQueue queue = queue(5, true, OptionalInt.of(0));
        queue.failed();

        assertThat(queue.head().orElseThrow().ids()).containsExactly("0", "1");
        assertThat(queue.head().orElseThrow().failures()).isZero();
    }

    @Property(tries = 50)
    void bisecting_gives_up_the_poisoned_record_only(@ForAll @IntRange(max = 4) int poison) {
        ShardQueue queue = queue(5, true, OptionalInt.of(2));
        List<String> done = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        while (queue.head().isPresent()) {
            List<String> ids = queue.head().get().ids();
            if (ids.contains(Integer.toString(poison))) {
                queue.failed()
                        .ifPresent(it -> it.records().forEach(record -> lost.add(ShardQueue.sequenceNumber(record))));
            } else {
                done.addAll(ids);
                queue.done();
            }
        }
        assertThat(lost).containsExactly(Integer.toString(poison));
        assertThat(done).hasSize(4).isSorted();
    }

    @Test
    void records_that_are_too_old_are_given_up() {
        ShardQueue queue = new ShardQueue(
                StreamSamples.mapping(5, false, OptionalInt.empty(), Optional.of(Duration.ofMinutes(1))));
        queue.add(List.of(StreamSamples.record(0, 1_000), StreamSamples.record(1, 1_050)));

        assertThat(queue.expire(Instant.ofEpochSecond(1_060))).isEmpty();
        assertThat(queue.expire(Instant.ofEpochSecond(1_061)))
                .hasValueSatisfying(it -> assertThat(it.condition()).isEqualTo("RecordAgeExceeded"));
        assertThat(queue.head().orElseThrow().ids()).containsExactly("1");
    }

    private static ShardQueue queue(int batch, boolean bisects, OptionalInt retries) {
        ShardQueue queue = new ShardQueue(StreamSamples.mapping(batch, bisects, retries, Optional.empty()));
        queue.add(List.copyOf(StreamSamples.records(0, 5)));
        return queue;
    }
}
