package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.ApplyOutcomes.Applied;
import mailroom.batches.usecase.Recount.Recounted;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ApplyOutcomesTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final ApplyOutcomes outcomes = new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {}));
    private final BatchId id = new BatchIds(new Random(1)).next(clock.instant());

    private Batch batch(int recipients) {
        Batch batch = Given.batch(id, recipients);
        store.parts().store(batch, Given.CONTENT, Given.chunks(id, recipients));
        store.commits().commit(BatchView.accepted(batch), Optional.empty(), List.of());
        return batch;
    }

    private BatchView view() {
        return store.batches().read(List.of(id)).get(id);
    }

    private ChunkReport report(int chunk, RecipientState state, int... indexes) {
        return new ChunkReport(
                new ChunkId(id, chunk),
                IntStream.of(indexes)
                        .boxed()
                        .collect(Collectors.toMap(it -> it, _ -> Outcome.of(state, clock.instant()))));
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    @Test
    void reports_of_one_shard_are_one_write() {
        batch(1_000);
        outcomes.apply(List.of(
                report(3, RecipientState.SENT, 1, 2),
                report(3, RecipientState.DELIVERED, 1),
                report(13, RecipientState.DELIVERED, 4)));
        assertThat(store.stateWrites()).isEqualTo(1);
        assertThat(view().counts().finals().of(RecipientState.DELIVERED)).isEqualTo(2);
    }

    @Test
    void what_is_known_already_writes_nothing() {
        batch(10);
        outcomes.apply(List.of(report(0, RecipientState.DELIVERED, 1)));
        outcomes.apply(List.of(report(0, RecipientState.DELIVERED, 1), report(0, RecipientState.SENT, 1)));
        assertThat(store.stateWrites()).isEqualTo(1);
    }

    @Test
    void a_place_that_does_not_exist_is_dropped_and_stands_in_nobody_s_way() {
        batch(10);
        Applied applied = outcomes.apply(
                List.of(report(0, RecipientState.DELIVERED, 0, 10), report(5, RecipientState.DELIVERED, 0)));
        assertThat(applied.dropped()).containsExactlyInAnyOrder(id + "/0/10", id + "/5");
        assertThat(applied.failed()).isEmpty();
        assertThat(view().counts().finals().sum()).isEqualTo(1);
    }

    @Test
    void the_last_open_recipient_settles_the_batch_once() {
        batch(120);
        outcomes.apply(
                List.of(report(0, RecipientState.DELIVERED, all(50)), report(1, RecipientState.DELIVERED, all(50))));
        assertThat(view().stage()).isEqualTo(new Stage.Queued());
        Instant settled = clock.instant();
        outcomes.apply(List.of(report(2, RecipientState.BOUNCED, all(20))));
        assertThat(view().stage()).isEqualTo(new Stage.Settled(settled));
        clock.advance(java.time.Duration.ofMinutes(1));
        outcomes.apply(List.of(report(2, RecipientState.COMPLAINED, 0)));
        assertThat(view().stage()).isEqualTo(new Stage.Settled(settled));
        assertThat(view().counts().open()).isZero();
    }

    @Test
    void a_batch_that_was_complete_but_never_settled_is_settled_by_the_reports_that_come_again() {
        batch(1);
        var delivered =
                new ChunkReport(new ChunkId(id, 0), Map.of(0, Outcome.of(RecipientState.DELIVERED, clock.instant())));
        var state =
                store.states().read(List.of(delivered.id())).get(delivered.id()).merge(delivered.outcomes());
        store.stateChanges().save(new mailroom.batches.domain.ShardChange(List.of(state), state.finals()));
        outcomes.apply(List.of(delivered));
        assertThat(view().stage()).isInstanceOf(Stage.Settled.class);
    }

    @Test
    void unknown_gives_way_to_what_the_provider_says_later() {
        batch(1);
        outcomes.apply(List.of(report(0, RecipientState.UNKNOWN, 0)));
        outcomes.apply(List.of(report(0, RecipientState.DELIVERED, 0)));
        assertThat(view().counts().finals().perState()).isEqualTo(Map.of(RecipientState.DELIVERED, 1));
    }

    @Test
    void many_writers_at_once_lose_nothing() throws Exception {
        batch(500);
        var jobs = new ArrayList<java.util.concurrent.Callable<Applied>>();
        for (int i = 0; i < 50; i++) {
            int index = i;
            jobs.add(() -> outcomes.apply(IntStream.range(0, 10)
                    .mapToObj(it -> report(it, RecipientState.DELIVERED, index))
                    .toList()));
        }
        var failed = new ArrayList<ChunkId>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var job : threads.invokeAll(jobs)) {
                failed.addAll(job.get().failed().keySet());
            }
        }
        assertThat(view().counts().finals().sum()).isEqualTo(500 - failed.size());
        assertThat(new Recount(store.batches(), store.states()).recount(id)).isInstanceOf(Recounted.Same.class);
    }

    @Provide
    Arbitrary<List<ChunkReport>> reports() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 52),
                        Arbitraries.of(RecipientState.class))
                .as((chunk, index, state) -> report(chunk, state, index))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void counts_sum_to_the_total_after_any_reports_in_any_portions(
            @ForAll("reports") List<ChunkReport> first, @ForAll("reports") List<ChunkReport> second) {
        batch(120);
        for (var portion : List.of(first, second, first)) {
            outcomes.apply(portion);
            var counts = view().counts();
            assertThat(counts.open() + counts.finals().sum()).isEqualTo(120);
            assertThat(new Recount(store.batches(), store.states()).recount(id))
                    .isEqualTo(new Recounted.Same(counts.finals()));
        }
    }
}
