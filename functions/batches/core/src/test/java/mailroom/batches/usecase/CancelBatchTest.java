package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.CancelBatch.Canceled;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CancelBatchTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final RecordedOrders orders = new RecordedOrders();
    private final Set<Integer> published = new HashSet<>();
    private final PumpBatch pump =
            new PumpBatch(store, orders, this::publish, Given.endQueued(store, clock), clock, 50);
    private final CancelBatch cancel = new CancelBatch(store.batches(), store.marks(), clock);
    private final ApplyOutcomes outcomes = new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {}));

    private void publish(List<ReadyChunk> chunks) {
        chunks.forEach(it -> published.add(it.chunk().id().number()));
    }

    private Batch batch(int recipients) {
        BatchId id = new BatchIds(new Random()).next(clock.instant());
        Batch batch = Given.batch(id, recipients);
        store.parts().store(batch, Given.CONTENT, Given.chunks(id, recipients));
        store.commits().commit(BatchView.accepted(batch), Optional.empty(), List.of());
        return batch;
    }

    private BatchView now(Batch batch) {
        return store.batches().read(List.of(batch.id())).get(batch.id());
    }

    private PumpOrder order(Batch batch) {
        return PumpOrder.first(batch.id(), 0, batch.origin());
    }

    private void deliver(Batch batch, int chunk) {
        var delivered = Outcome.of(RecipientState.DELIVERED, clock.instant());
        var all = new java.util.HashMap<Integer, Outcome>();
        IntStream.range(0, 50).forEach(it -> all.put(it, delivered));
        outcomes.apply(List.of(new ChunkReport(new ChunkId(batch.id(), chunk), all)));
    }

    @Test
    void what_was_not_handed_over_is_canceled_and_the_rest_ends_as_it_ends() {
        Batch batch = batch(250);
        pump.pump(order(batch));
        assertThat(published).containsExactlyInAnyOrder(0, 1);
        assertThat(cancel.cancel(now(batch))).isInstanceOf(Canceled.Requested.class);
        assertThat(now(batch).stage()).isEqualTo(new Stage.Canceling(2, clock.instant()));
        assertThat(pump.pump(order(batch))).isEqualTo(new PumpBatch.Pumped.Canceled(150));
        assertThat(now(batch).counts().finals().of(RecipientState.CANCELED)).isEqualTo(150);
        deliver(batch, 0);
        assertThat(now(batch).stage()).isInstanceOf(Stage.Canceling.class);
        deliver(batch, 1);
        assertThat(now(batch).stage()).isInstanceOf(Stage.Canceled.class);
        assertThat(published).hasSize(2);
    }

    @Test
    void canceling_again_changes_nothing_and_what_has_settled_is_over() {
        Batch batch = batch(50);
        Canceled first = cancel.cancel(now(batch));
        clock.advance(Duration.ofSeconds(5));
        assertThat(cancel.cancel(now(batch))).isEqualTo(first);
        Batch other = batch(50);
        pump.pump(order(other));
        deliver(other, 0);
        assertThat(cancel.cancel(now(other))).isEqualTo(new Canceled.Over(now(other)));
    }

    @Test
    void a_delivery_that_is_reported_after_all_is_what_counts() {
        Batch batch = batch(50);
        cancel.cancel(now(batch));
        pump.pump(order(batch));
        deliver(batch, 0);
        assertThat(now(batch).counts().finals().perState()).isEqualTo(Map.of(RecipientState.DELIVERED, 50));
    }

    @Property(tries = 200)
    void whatever_comes_when_the_counts_sum_and_nobody_canceled_was_handed_over(
            @ForAll @Size(max = 14) List<@IntRange(max = 3) Integer> steps,
            @ForAll @IntRange(min = 1, max = 420) int total) {
        Batch batch = batch(total);
        published.clear();
        var handedOut = new ArrayList<Integer>();
        for (int step : steps) {
            switch (step) {
                case 0, 1 -> pump.pump(order(batch));
                case 2 -> cancel.cancel(now(batch));
                default ->
                    published.stream()
                            .filter(it -> !handedOut.contains(it))
                            .findFirst()
                            .ifPresent(it -> {
                                handedOut.add(it);
                                deliver(batch, it);
                            });
            }
            BatchView view = now(batch);
            assertThat(view.counts().open() + view.counts().finals().sum()).isEqualTo(total);
        }
        var ids = IntStream.range(0, batch.chunks())
                .mapToObj(it -> new ChunkId(batch.id(), it))
                .toList();
        store.states().read(ids).forEach((id, state) -> {
            if (published.contains(id.number())) {
                assertThat(state.recipients()).extracting(Outcome::state).doesNotContain(RecipientState.CANCELED);
            }
        });
    }
}
