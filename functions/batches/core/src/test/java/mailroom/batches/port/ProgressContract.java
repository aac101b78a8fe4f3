package mailroom.batches.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Tally;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.port.StateChanges.Saved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** States, counts, marks, the due-index and the sweep's watermark. */
public abstract class ProgressContract {
    protected final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final BatchIds ids = new BatchIds(new Random());
    private BatchStore store;
    private Batch batch;
    private ChunkId first;

    /** A store over a table that may hold other tests' batches. */
    protected abstract BatchStore store();

    @BeforeEach
    void begin() {
        store = store();
        BatchId id = ids.next(clock.instant());
        first = new ChunkId(id, 0);
        batch = Given.batch(id, 600);
        store.parts().store(batch, Given.CONTENT, Given.chunks(id, 600));
        store.commits().commit(BatchView.accepted(batch), Optional.empty(), List.of());
    }

    private ChunkState state(ChunkId id) {
        return store.states().read(List.of(id)).get(id);
    }

    private Outcome outcome(RecipientState state) {
        return Outcome.of(state, clock.instant().plusMillis(1_234));
    }

    private Tally stored() {
        return store.batches()
                .read(List.of(batch.id()))
                .get(batch.id())
                .counts()
                .finals();
    }

    @Test
    void a_changed_state_reads_back_with_every_detail_and_its_counts_with_it() {
        var reason = new Reason(Reason.Bounce.PERMANENT, "OnProviderSuppressionList", "550 5.1.1 ünknown user");
        ChunkState changed = state(first)
                .merge(Map.of(
                        0, outcome(RecipientState.DELIVERED),
                        7, new Outcome(RecipientState.BOUNCED, clock.instant().plusSeconds(86_400), reason),
                        49, outcome(RecipientState.SENT)));
        assertThat(store.stateChanges().save(new ShardChange(List.of(changed), changed.finals())))
                .isEqualTo(Saved.DONE);
        assertThat(state(first)).isEqualTo(changed);
        assertThat(stored()).isEqualTo(new Tally(Map.of(RecipientState.DELIVERED, 1, RecipientState.BOUNCED, 1)));
    }

    @Test
    void a_change_that_counts_nothing_is_stored_as_well() {
        ChunkState changed = state(first).merge(Map.of(0, outcome(RecipientState.SENT)));
        assertThat(store.stateChanges().save(new ShardChange(List.of(changed), Tally.EMPTY)))
                .isEqualTo(Saved.DONE);
        assertThat(state(first)).isEqualTo(changed);
        assertThat(store.stateChanges().save(new ShardChange(List.of(changed), Tally.EMPTY)))
                .isEqualTo(Saved.CONFLICT);
    }

    @Test
    void of_two_changes_of_one_version_the_second_meets_a_conflict_and_changes_nothing() {
        ChunkState one = state(first).merge(Map.of(0, outcome(RecipientState.DELIVERED)));
        ChunkState two = state(first).merge(Map.of(1, outcome(RecipientState.BOUNCED)));
        store.stateChanges().save(new ShardChange(List.of(one), one.finals()));
        assertThat(store.stateChanges().save(new ShardChange(List.of(two), two.finals())))
                .isEqualTo(Saved.CONFLICT);
        assertThat(state(first)).isEqualTo(one);
        assertThat(stored()).isEqualTo(one.finals());
    }

    @Test
    void chunks_of_a_shard_change_all_or_none() {
        var tenth = new ChunkId(batch.id(), 10);
        ChunkState one = state(first).merge(Map.of(0, outcome(RecipientState.DELIVERED)));
        ChunkState stale = new ChunkState(tenth, 5, state(tenth).recipients());
        assertThat(store.stateChanges().save(new ShardChange(List.of(one, stale), one.finals())))
                .isEqualTo(Saved.CONFLICT);
        assertThat(state(first).version()).isZero();
        ChunkState other = state(tenth).merge(Map.of(3, outcome(RecipientState.FAILED)));
        var both = new ShardChange(List.of(one, other), one.finals().plus(other.finals()));
        assertThat(store.stateChanges().save(both)).isEqualTo(Saved.DONE);
        assertThat(stored()).isEqualTo(new Tally(Map.of(RecipientState.DELIVERED, 1, RecipientState.FAILED, 1)));
    }

    @Test
    void counts_can_move_from_one_final_to_another() {
        ChunkState unknown = state(first).merge(Map.of(0, outcome(RecipientState.UNKNOWN)));
        store.stateChanges().save(new ShardChange(List.of(unknown), unknown.finals()));
        ChunkState later = unknown.merge(Map.of(0, outcome(RecipientState.DELIVERED)));
        store.stateChanges().save(new ShardChange(List.of(later), later.finals().minus(unknown.finals())));
        assertThat(stored()).isEqualTo(new Tally(Map.of(RecipientState.DELIVERED, 1)));
    }

    @Test
    void a_state_of_fifty_without_failures_survives_the_way_there_and_back() {
        var all = List.of(RecipientState.values());
        var reports = new HashMap<Integer, Outcome>();
        for (int i = 0; i < 50; i++) {
            reports.put(
                    i,
                    new Outcome(all.get(i % all.size()), clock.instant().plusMillis(i * 977L - 20_000), Reason.NONE));
        }
        ChunkState changed = state(first).merge(reports);
        store.stateChanges().save(new ShardChange(List.of(changed), changed.finals()));
        assertThat(state(first)).isEqualTo(changed);
    }

    @Test
    void marks_only_move_on() {
        Instant now = clock.instant();
        var stages = new ArrayList<Stage>();
        for (Stage mark : List.of(
                new Stage.Processing(5, now),
                new Stage.Processing(3, now.plusSeconds(1)),
                new Stage.Dispatched(now.plusSeconds(2)),
                new Stage.Dispatched(now.plusSeconds(3)),
                new Stage.Processing(9, now.plusSeconds(4)),
                new Stage.Settled(now.plusSeconds(5)),
                new Stage.Settled(now.plusSeconds(6)),
                new Stage.Queued())) {
            store.marks().mark(batch.id(), mark);
            stages.add(store.batches().read(List.of(batch.id())).get(batch.id()).stage());
        }
        assertThat(stages)
                .containsExactly(
                        new Stage.Processing(5, now),
                        new Stage.Processing(5, now),
                        new Stage.Dispatched(now.plusSeconds(2)),
                        new Stage.Dispatched(now.plusSeconds(2)),
                        new Stage.Dispatched(now.plusSeconds(2)),
                        new Stage.Settled(now.plusSeconds(5)),
                        new Stage.Settled(now.plusSeconds(5)),
                        new Stage.Settled(now.plusSeconds(5)));
    }

    private long version() {
        return store.batches().read(List.of(batch.id())).get(batch.id()).version();
    }

    @Test
    void a_version_grows_with_every_mark_and_every_count_and_with_nothing_else() {
        assertThat(version()).isEqualTo(1);
        store.marks().mark(batch.id(), new Stage.Processing(5, clock.instant()));
        store.marks().mark(batch.id(), new Stage.Processing(3, clock.instant()));
        assertThat(version()).isEqualTo(2);
        ChunkState sent = state(first).merge(Map.of(0, outcome(RecipientState.SENT)));
        store.stateChanges().save(new ShardChange(List.of(sent), Tally.EMPTY));
        assertThat(version()).isEqualTo(2);
        ChunkState arrived = sent.merge(Map.of(0, outcome(RecipientState.DELIVERED)));
        store.stateChanges().save(new ShardChange(List.of(arrived), arrived.finals()));
        var second = new ChunkId(batch.id(), 1);
        ChunkState other = state(second).merge(Map.of(0, outcome(RecipientState.DELIVERED)));
        store.stateChanges().save(new ShardChange(List.of(other), other.finals()));
        assertThat(version()).isEqualTo(4);
        store.marks().mark(batch.id(), new Stage.Settled(clock.instant()));
        assertThat(version()).isEqualTo(5);
    }

    @Test
    void a_mark_on_a_batch_that_is_not_there_makes_none() {
        BatchId nobody = ids.next(clock.instant());
        store.marks().mark(nobody, new Stage.Settled(clock.instant()));
        assertThat(store.batches().read(List.of(nobody))).isEmpty();
    }

    @Test
    void due_entries_are_read_by_slot_moved_and_removed() {
        BatchId id = ids.next(clock.instant());
        Batch other = Given.batch(id, 1);
        var entry = DueEntry.at(DueEntry.Check.EXPIRY, other, clock.instant());
        var second = DueEntry.at(DueEntry.Check.SETTLE, other, clock.instant());
        store.commits().commit(BatchView.accepted(other), Optional.empty(), List.of(entry, second));
        assertThat(store.dueEntries().read(entry.slot(), 1_000)).contains(entry, second);
        assertThat(store.dueEntries().read(entry.slot(), 1)).hasSize(1);
        DueEntry again = entry.later(clock.instant().plus(Duration.ofMinutes(7)));
        store.dueDone().done(entry, Optional.of(again));
        store.dueDone().done(second, Optional.empty());
        assertThat(store.dueEntries().read(entry.slot(), 1_000)).doesNotContain(entry, second);
        assertThat(store.dueEntries().read(again.slot(), 1_000)).contains(again);
    }

    @Test
    void the_watermark_never_moves_back() {
        Instant minute = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
        store.sweepProgress().advance(minute);
        store.sweepProgress().advance(minute.minusSeconds(60));
        assertThat(store.sweptUntil().read()).contains(minute);
    }

    private Stage stage() {
        return store.batches().read(List.of(batch.id())).get(batch.id()).stage();
    }

    @Test
    void a_batch_that_is_called_off_knows_how_much_was_handed_over() {
        Instant at = clock.instant();
        store.marks().mark(batch.id(), new Stage.Processing(1, at));
        store.marks().mark(batch.id(), new Stage.Canceling(0, at));
        assertThat(stage()).isEqualTo(new Stage.Canceling(1, at));
        store.marks().mark(batch.id(), new Stage.Processing(2, at));
        assertThat(stage()).isEqualTo(new Stage.Canceling(2, at));
        store.marks().mark(batch.id(), new Stage.Canceling(0, at.plusSeconds(9)));
        assertThat(stage()).isEqualTo(new Stage.Canceling(2, at));
        store.marks().mark(batch.id(), new Stage.Settled(at));
        assertThat(stage()).isEqualTo(new Stage.Canceled(at));
        assertThat(store.histories().read(batch.id()))
                .extracting(Happening::what)
                .containsExactly(Happening.What.ACCEPTED, Happening.What.CANCEL_REQUESTED, Happening.What.ENDED);
    }

    @Test
    void what_has_settled_is_not_called_off_any_more() {
        Instant at = clock.instant();
        store.marks().mark(batch.id(), new Stage.Dispatched(at));
        store.marks().mark(batch.id(), new Stage.Settled(at));
        store.marks().mark(batch.id(), new Stage.Canceling(0, at));
        assertThat(stage()).isEqualTo(new Stage.Settled(at));
        assertThat(store.histories().read(batch.id()))
                .extracting(Happening::what)
                .containsExactly(Happening.What.ACCEPTED, Happening.What.DISPATCHED, Happening.What.ENDED);
    }
}
