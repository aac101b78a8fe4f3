package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.Stage;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.PumpBatch.Pumped;
import org.junit.jupiter.api.Test;

class PumpBatchTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final RecordedOrders orders = new RecordedOrders();
    private final List<Integer> published = new ArrayList<>();
    private final PumpBatch pump =
            new PumpBatch(store, orders, this::publish, Given.endQueued(store, clock), clock, 100);

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

    private Stage stage(Batch batch) {
        return store.batches().read(List.of(batch.id())).get(batch.id()).stage();
    }

    private static PumpOrder first(Batch batch) {
        return PumpOrder.first(batch.id(), 0, Given.ORIGIN);
    }

    @Test
    void a_small_batch_is_handed_over_in_one_call() {
        Batch batch = batch(120);
        assertThat(pump.pump(first(batch))).isEqualTo(new Pumped.Finished(120));
        assertThat(published).containsExactly(0, 1, 2);
        assertThat(stage(batch)).isEqualTo(new Stage.Dispatched(clock.instant()));
        assertThat(orders.taken()).isEmpty();
    }

    @Test
    void a_large_batch_goes_page_by_page_at_its_pace_and_leaves_out_no_chunk() {
        Batch batch = batch(1_030);
        PumpOrder order = first(batch);
        assertThat(pump.pump(order)).isEqualTo(new Pumped.Continued(200, 4, Duration.ofSeconds(2)));
        assertThat(stage(batch)).isEqualTo(new Stage.Processing(4, clock.instant()));
        while (pump.pump(orders.taken().getLast()) instanceof Pumped.Continued) {}
        assertThat(published).isEqualTo(IntStream.range(0, 21).boxed().toList());
        assertThat(orders.taken()).extracting(PumpOrder::hops).containsExactly(1, 2, 3, 4, 5);
        assertThat(orders.delays()).containsOnly(Duration.ofSeconds(2));
    }

    @Test
    void a_pace_below_a_chunk_still_moves_on() {
        Batch batch = batch(150);
        var slow = new PumpBatch(store, orders, this::publish, Given.endQueued(store, clock), clock, 1);
        assertThat(slow.pump(first(batch))).isEqualTo(new Pumped.Continued(50, 1, Duration.ofSeconds(50)));
    }

    @Test
    void an_order_that_comes_again_goes_on_where_the_batch_stands() {
        Batch batch = batch(1_030);
        pump.pump(first(batch));
        pump.pump(first(batch));
        assertThat(published).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void an_order_for_a_dispatched_or_unknown_batch_is_dropped() {
        Batch batch = batch(10);
        pump.pump(first(batch));
        assertThat(pump.pump(first(batch))).isInstanceOf(Pumped.Dropped.class);
        BatchId nobody = new BatchIds(new Random(7)).next(clock.instant());
        assertThat(pump.pump(PumpOrder.first(nobody, 0, Given.ORIGIN))).isInstanceOf(Pumped.Dropped.class);
        assertThat(published).containsExactly(0);
    }

    @Test
    void a_chain_longer_than_the_batch_is_cut() {
        Batch batch = batch(120);
        assertThat(pump.pump(new PumpOrder(batch.id(), 0, 4, Given.ORIGIN))).isInstanceOf(Pumped.Dropped.class);
    }

    @Test
    void a_page_whose_successor_is_not_taken_is_tried_again_without_publishing_it_twice() {
        Batch batch = batch(1_030);
        orders.refuse(true);
        assertThat(pump.pump(first(batch))).isEqualTo(new Pumped.Stuck());
        orders.refuse(false);
        assertThat(pump.pump(first(batch))).isInstanceOf(Pumped.Continued.class);
        assertThat(published).doesNotHaveDuplicates();
    }

    @Test
    void a_topic_that_fails_leaves_the_batch_where_it_was() {
        Batch batch = batch(120);
        var broken = new PumpBatch(
                store,
                orders,
                _ -> {
                    throw new IllegalStateException("away");
                },
                Given.endQueued(store, clock),
                clock,
                100);
        assertThatThrownBy(() -> broken.pump(first(batch))).hasMessage("away");
        assertThat(stage(batch)).isEqualTo(new Stage.Queued());
    }
}
