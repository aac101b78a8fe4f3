package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepDueTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:10Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final RecordedOrders orders = new RecordedOrders();
    private final ApplyOutcomes outcomes = new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {}));
    private final SweepDue sweep = sweep(100);
    private final SubmitBatch submit = new SubmitBatch(store, new BatchIds(new Random(1)), clock, Duration.ofDays(30));

    private SweepDue sweep(int mostEntries) {
        return new SweepDue(
                store,
                new CheckDue(store, orders, Given.endQueued(store, clock)),
                clock,
                mostEntries,
                Duration.ofSeconds(40));
    }

    @BeforeEach
    void sweeps_run_from_the_first_minute_on() {
        sweep.sweep();
    }

    private BatchView submit(int recipients) {
        var submission = Given.submission(recipients, clock.instant().plus(Duration.ofHours(1)));
        return ((Submitted.Accepted) submit.submit(Given.OWNER, submission, Optional.empty(), Given.ORIGIN)).batch();
    }

    private BatchView now(BatchView view) {
        return store.batches().read(List.of(view.batch().id())).get(view.batch().id());
    }

    private void sweepAfter(Duration time) {
        clock.advance(time);
        sweep.sweep();
    }

    @Test
    void a_batch_that_nobody_pumped_is_driven_again_until_it_moves() {
        BatchView view = submit(10);
        sweepAfter(Duration.ofMinutes(1));
        assertThat(orders.taken()).isEmpty();
        sweepAfter(Duration.ofMinutes(2));
        assertThat(orders.taken()).containsExactly(PumpOrder.first(view.batch().id(), 0, Given.ORIGIN));
        sweepAfter(Duration.ofMinutes(3));
        assertThat(orders.taken()).hasSize(2);
        store.marks().mark(view.batch().id(), new Stage.Dispatched(clock.instant()));
        sweepAfter(Duration.ofMinutes(3));
        sweepAfter(Duration.ofMinutes(3));
        assertThat(orders.taken()).hasSize(2);
        assertThat(store.dueEntriesLeft()).extracting(DueEntry::check).doesNotContain(DueEntry.Check.DISPATCH);
    }

    @Test
    void a_batch_that_stalled_on_its_way_goes_on_where_it_stood_and_one_that_moves_is_left_alone() {
        BatchView view = submit(1_000);
        clock.advance(Duration.ofMinutes(2));
        store.marks().mark(view.batch().id(), new Stage.Processing(6, clock.instant()));
        sweepAfter(Duration.ofMinutes(1));
        assertThat(orders.taken()).isEmpty();
        sweepAfter(Duration.ofMinutes(3));
        assertThat(orders.taken()).containsExactly(PumpOrder.first(view.batch().id(), 6, Given.ORIGIN));
    }

    @Test
    void after_expiry_who_is_still_queued_becomes_expired_and_nobody_else() {
        BatchView view = submit(60);
        store.marks().mark(view.batch().id(), new Stage.Dispatched(clock.instant()));
        outcomes.apply(List.of(new ChunkReport(
                new ChunkId(view.batch().id(), 1),
                Map.of(
                        0, Outcome.of(RecipientState.DELIVERED, clock.instant()),
                        1, Outcome.of(RecipientState.SENT, clock.instant())))));
        sweepAfter(Duration.ofMinutes(65));
        assertThat(now(view).counts().finals().of(RecipientState.EXPIRED)).isZero();
        sweepAfter(Duration.ofMinutes(6));
        assertThat(now(view).counts().finals().perState())
                .isEqualTo(Map.of(RecipientState.EXPIRED, 58, RecipientState.DELIVERED, 1));
        assertThat(now(view).counts().open()).isEqualTo(1);
    }

    @Test
    void at_its_deadline_a_batch_settles_whatever_is_open() {
        BatchView view = submit(1);
        outcomes.apply(List.of(new ChunkReport(
                new ChunkId(view.batch().id(), 0), Map.of(0, Outcome.of(RecipientState.SENT, clock.instant())))));
        sweepAfter(Duration.ofHours(26));
        sweepAfter(Duration.ofMinutes(3));
        assertThat(now(view).stage()).isInstanceOf(Stage.Settled.class);
        assertThat(now(view).counts().open()).isEqualTo(1);
        assertThat(store.dueEntriesLeft()).isEmpty();
    }

    @Test
    void a_sweep_out_of_budget_goes_on_in_the_next_one() {
        for (int i = 0; i < 5; i++) {
            submit(1);
        }
        clock.advance(Duration.ofMinutes(3));
        SweepDue narrow = sweep(2);
        assertThat(narrow.sweep().entries()).isEqualTo(2);
        assertThat(narrow.sweep().entries()).isEqualTo(2);
        assertThat(narrow.sweep().entries()).isEqualTo(1);
        assertThat(orders.taken())
                .extracting(PumpOrder::batch)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void what_fails_is_put_off_and_does_not_hold_up_the_rest() {
        BatchView view = submit(1);
        orders.refuse(true);
        clock.advance(Duration.ofMinutes(3));
        var swept = sweep.sweep();
        assertThat(swept.failed())
                .singleElement()
                .asString()
                .contains(view.batch().id().value());
        orders.refuse(false);
        sweepAfter(Duration.ofMinutes(6));
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void nothing_due_between_two_sweeps_far_apart_is_missed() {
        submit(1);
        sweepAfter(Duration.ofHours(5));
        assertThat(orders.taken()).hasSize(1);
        assertThat(store.sweptUntil().read()).contains(Instant.parse("2026-11-23T17:00:00Z"));
    }
}
