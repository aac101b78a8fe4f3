package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Team;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.usecase.SubmitBatch.Keyed;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import org.junit.jupiter.api.Test;

class SubmitBatchTest {
    private static final Owner RED = new Owner(new Space(new Team("red"), Mode.LIVE), "rob");
    private static final Owner TESTER = new Owner(new Space(Given.TEAM, Mode.TEST), "sue");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:30Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final SubmitBatch submit = new SubmitBatch(store, new BatchIds(new Random(1)), clock, Duration.ofDays(30));

    private Submitted submit(Owner owner, String key, String payload) {
        var submission = Given.submission(120, clock.instant().plus(Duration.ofHours(24)));
        return submit.submit(owner, submission, Optional.of(new Keyed(new IdempotencyKey(key), payload)), Given.ORIGIN);
    }

    private static BatchView accepted(Submitted submitted) {
        return ((Submitted.Accepted) submitted).batch();
    }

    @Test
    void an_accepted_batch_is_there_with_all_its_recipients_queued() {
        BatchView view = accepted(submit(Given.OWNER, "k", "p"));
        assertThat(new GetBatch(store.batches()).get(Mode.LIVE, view.batch().id()))
                .contains(view);
        assertThat(view.counts().open()).isEqualTo(120);
        assertThat(view.stage()).isEqualTo(new Stage.Queued());
        assertThat(store.chunks().read(view.batch().id(), List.of(0, 1, 2))).hasSize(3);
    }

    @Test
    void three_checks_become_due_dispatch_expiry_and_settling() {
        BatchView view = accepted(submit(Given.OWNER, "k", "p"));
        assertThat(store.dueEntriesLeft())
                .extracting(DueEntry::check, it -> it.slot().minute())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                DueEntry.Check.DISPATCH, Instant.parse("2026-11-23T12:03:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                DueEntry.Check.EXPIRY, Instant.parse("2026-11-24T12:11:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                DueEntry.Check.SETTLE, Instant.parse("2026-11-25T12:01:00Z")));
        assertThat(view.batch().keptUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void the_same_key_and_payload_get_the_first_answer_again_whatever_happened_since() {
        BatchView first = accepted(submit(Given.OWNER, "k", "p"));
        store.marks().mark(first.batch().id(), new Stage.Dispatched(clock.instant()));
        clock.advance(Duration.ofHours(23));
        assertThat(submit(Given.OWNER, "k", "p")).isEqualTo(new Submitted.Replayed(first));
        assertThat(store.storedChunks()).isEqualTo(3);
    }

    @Test
    void another_payload_under_the_same_key_is_refused() {
        submit(Given.OWNER, "k", "p");
        assertThat(submit(Given.OWNER, "k", "q")).isEqualTo(new Submitted.KeyReused());
    }

    @Test
    void keys_are_a_team_s_and_a_mode_s_own_and_end_after_a_day() {
        submit(Given.OWNER, "k", "p");
        assertThat(submit(RED, "k", "q")).isInstanceOf(Submitted.Accepted.class);
        assertThat(submit(TESTER, "k", "q")).isInstanceOf(Submitted.Accepted.class);
        clock.advance(Duration.ofHours(24));
        assertThat(submit(Given.OWNER, "k", "q")).isInstanceOf(Submitted.Accepted.class);
    }

    @Test
    void test_batches_and_live_ones_do_not_see_each_other() {
        BatchId live = accepted(submit(Given.OWNER, "k", "p")).batch().id();
        BatchId test = accepted(submit(TESTER, "k", "p")).batch().id();
        var get = new GetBatch(store.batches());
        assertThat(get.get(Mode.TEST, live)).isEmpty();
        assertThat(get.get(Mode.LIVE, test)).isEmpty();
        assertThat(get.get(Mode.TEST, test)).isPresent();
        var listing = new ListBatches(store.ownersBatches(), store.batches());
        assertThat(listing.list(Given.SPACE, Optional.empty(), 9).batches())
                .extracting(it -> it.batch().id())
                .containsExactly(live);
        assertThat(listing.list(TESTER.space(), Optional.empty(), 9).batches())
                .extracting(it -> it.batch().id())
                .containsExactly(test);
    }

    @Test
    void a_batch_is_kept_until_it_must_have_settled_however_short_the_retention() {
        var brief = new SubmitBatch(store, new BatchIds(new Random(2)), clock, Duration.ofDays(1));
        var submission = Given.submission(1, clock.instant().plus(Duration.ofDays(10)));
        var view = accepted(brief.submit(Given.OWNER, submission, Optional.empty(), Given.ORIGIN));
        assertThat(view.batch().keptUntil()).isAfter(view.batch().settleBy());
    }
}
