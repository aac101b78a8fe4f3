package mailroom.batches.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Team;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.port.Appends.Appended;
import mailroom.batches.port.Commits.Committed;
import mailroom.batches.port.StateChanges.Saved;
import mailroom.batches.port.Submits.Closed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts, commits, claims, and what can be read afterwards. */
public abstract class SubmissionContract {
    protected final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final BatchIds ids = new BatchIds(new java.util.Random());
    private BatchStore store;
    private BatchId id;

    /** A store over a table that may hold other tests' batches. */
    protected abstract BatchStore store();

    @BeforeEach
    void begin() {
        store = store();
        id = ids.next(clock.instant());
    }

    private Batch store(BatchId id, int recipients) {
        Batch batch = Given.batch(id, recipients);
        store.parts().store(batch, Given.CONTENT, Given.chunks(id, recipients));
        return batch;
    }

    private Batch commit(BatchId id, int recipients) {
        Batch batch = store(id, recipients);
        assertThat(store.commits().commit(BatchView.accepted(batch), Optional.empty(), List.of()))
                .isEqualTo(new Committed.Done());
        return batch;
    }

    private Claim claim(String key, String payload, BatchId id) {
        return new Claim(
                Given.SPACE,
                new IdempotencyKey(key),
                payload,
                id,
                clock.instant().plus(Duration.ofHours(24)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void a_batch_does_not_exist_before_its_commit() {
        store(id, 3);
        assertThat(store.batches().read(List.of(id))).isEmpty();
    }

    @Test
    void a_committed_batch_reads_back_as_it_was_with_everyone_open() {
        Batch batch = commit(id, 1_203);
        assertThat(store.batches().read(List.of(id))).containsOnly(java.util.Map.entry(id, BatchView.accepted(batch)));
    }

    @Test
    void chunks_and_states_read_back_as_they_were() {
        Batch batch = commit(id, 120);
        List<Chunk> chunks = Given.chunks(id, 120);
        assertThat(store.chunks().read(id, List.of(0, 2, 7)).values()).containsExactly(chunks.get(0), chunks.get(2));
        var states = store.states().read(List.of(new ChunkId(id, 2), new ChunkId(id, 9)));
        assertThat(states).containsOnlyKeys(new ChunkId(id, 2));
        assertThat(states.get(new ChunkId(id, 2)).recipients())
                .hasSize(20)
                .containsOnly(Outcome.of(RecipientState.QUEUED, batch.createdAt()));
    }

    @Test
    void variables_and_content_keep_every_character() {
        var content = new Content(
                new Sender("a@example.com"), "b@example.com", "Grüße 🎉 \"x\"", "", "<p>\u0001 & é</p>\r\n");
        var recipient = new Recipient(new Address("c@example.com"), "{\"näme\":\"Zoë\\n\\\"\",\"n\":1.5e3,\"b\":true}");
        var chunk = new Chunk(new ChunkId(id, 0), List.of(recipient));
        store.parts().store(Given.batch(id, 1), content, List.of(chunk));
        assertThat(store.contents().read(id)).contains(content);
        assertThat(store.chunks().read(id, List.of(0)).get(0)).isEqualTo(chunk);
    }

    @Test
    void what_is_past_its_time_is_gone_although_the_table_deletes_late() {
        commit(id, 3);
        clock.advance(Duration.ofDays(31));
        assertThat(store.batches().read(List.of(id))).isEmpty();
        assertThat(store.contents().read(id)).isEmpty();
        assertThat(store.chunks().read(id, List.of(0))).isEmpty();
        assertThat(store.states().read(List.of(new ChunkId(id, 0)))).isEmpty();
    }

    @Test
    void a_key_is_found_in_its_space_only_until_it_expires() {
        Claim claim = claim("k-" + id, "p1", id);
        store.commits().commit(BatchView.accepted(store(id, 1)), Optional.of(claim), List.of());
        assertThat(store.claims().find(Given.SPACE, claim.key())).contains(claim);
        assertThat(store.claims().find(new Space(new Team("red"), Mode.LIVE), claim.key()))
                .isEmpty();
        assertThat(store.claims().find(new Space(Given.TEAM, Mode.TEST), claim.key()))
                .isEmpty();
        clock.advance(Duration.ofHours(24));
        assertThat(store.claims().find(Given.SPACE, claim.key())).isEmpty();
    }

    @Test
    void the_second_commit_under_a_key_learns_of_the_first_and_writes_nothing() {
        BatchId second = ids.next(clock.instant());
        Claim first = claim("k-" + id, "p1", id);
        store.commits().commit(BatchView.accepted(store(id, 1)), Optional.of(first), List.of());
        Batch loser = store(second, 1);
        var entry = DueEntry.at(DueEntry.Check.DISPATCH, loser, clock.instant());
        assertThat(store.commits()
                        .commit(BatchView.accepted(loser), Optional.of(claim("k-" + id, "p2", second)), List.of(entry)))
                .isEqualTo(new Committed.KeyTaken(first));
        assertThat(store.batches().read(List.of(second))).isEmpty();
        assertThat(store.dueEntries().read(entry.slot(), 1_000)).doesNotContain(entry);
    }

    @Test
    void an_expired_key_does_not_stand_in_the_way() {
        store.commits().commit(BatchView.accepted(store(id, 1)), Optional.of(claim("k-" + id, "p1", id)), List.of());
        clock.advance(Duration.ofHours(25));
        BatchId second = ids.next(clock.instant());
        assertThat(store.commits()
                        .commit(
                                BatchView.accepted(store(second, 1)),
                                Optional.of(claim("k-" + id, "p2", second)),
                                List.of()))
                .isEqualTo(new Committed.Done());
    }

    @Test
    void of_many_commits_under_one_key_at_once_one_wins() throws Exception {
        var commits = new ArrayList<java.util.concurrent.Callable<Committed>>();
        for (int i = 0; i < 8; i++) {
            BatchId each = ids.next(clock.instant());
            Batch batch = store(each, 1);
            commits.add(() -> store.commits()
                    .commit(BatchView.accepted(batch), Optional.of(claim("k-" + id, "p", each)), List.of()));
        }
        var answers = new ArrayList<Committed>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(commits)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(Committed.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Committed.KeyTaken.class::isInstance).hasSize(7);
    }

    @Test
    void an_owner_sees_its_batches_newest_first_page_by_page() {
        var space = new Space(new Team("team-" + id.value().substring(4)), Mode.LIVE);
        var others = new Space(space.team(), Mode.TEST);
        var made = new ArrayList<BatchId>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMillis(1));
            BatchId each = ids.next(clock.instant());
            Batch batch = Given.batch(each, 1);
            store.commits()
                    .commit(
                            BatchView.accepted(new Batch(
                                    each,
                                    new Owner(space, "sue"),
                                    batch.kind(),
                                    batch.from(),
                                    batch.subject(),
                                    1,
                                    1,
                                    batch.createdAt(),
                                    batch.expiresAt(),
                                    batch.keptUntil(),
                                    batch.origin())),
                            Optional.empty(),
                            List.of());
            made.addFirst(each);
        }
        List<BatchId> first = store.ownersBatches().page(space, Optional.empty(), 3);
        assertThat(first).isEqualTo(made.subList(0, 3));
        assertThat(store.ownersBatches().page(space, Optional.of(first.getLast()), 3))
                .isEqualTo(made.subList(3, 5));
        assertThat(store.ownersBatches().page(others, Optional.empty(), 3)).isEmpty();
    }

    @Test
    void the_probe_reaches_the_table() {
        assertThat(store.probe().probe()).isEqualTo(Probe.Answer.REACHABLE);
    }

    private BatchView open(int recipients) {
        Batch batch = store(id, recipients);
        store.commits().commit(BatchView.opened(batch), Optional.empty(), List.of());
        return store.batches().read(List.of(id)).get(id);
    }

    private List<Chunk> page(BatchView before, int recipients) {
        return Chunking.split(id, before.batch().chunks(), Given.recipients(recipients));
    }

    @Test
    void an_open_batch_grows_by_whole_pages_and_counts_everyone() {
        BatchView open = open(0);
        assertThat(open.stage()).isEqualTo(new Stage.Open());
        List<Chunk> page = page(open, 1_003);
        assertThat(store.appends().append(open.batch(), page, Optional.empty()))
                .isEqualTo(new Appended.Done(open.batch().with(page)));
        BatchView grown = store.batches().read(List.of(id)).get(id);
        assertThat(grown.batch()).isEqualTo(open.batch().with(page));
        assertThat(grown.counts().open()).isEqualTo(1_003);
        assertThat(grown.version()).isGreaterThan(open.version());
        assertThat(store.chunks().read(id, List.of(0, 20)).values()).containsExactly(page.get(0), page.get(20));
        ChunkState state = store.states()
                .read(List.of(new ChunkId(id, 20)))
                .get(new ChunkId(id, 20))
                .merge(java.util.Map.of(0, Outcome.of(RecipientState.DELIVERED, clock.instant())));
        assertThat(store.stateChanges().save(new ShardChange(List.of(state), state.finals())))
                .isEqualTo(Saved.DONE);
        assertThat(store.batches().read(List.of(id)).get(id).counts().open()).isEqualTo(1_002);
    }

    @Test
    void a_page_for_a_batch_that_has_grown_meanwhile_writes_nothing() {
        BatchView open = open(3);
        store.appends().append(open.batch(), page(open, 5), Optional.empty());
        assertThat(store.appends().append(open.batch(), page(open, 7), Optional.empty()))
                .isEqualTo(new Appended.Outrun());
        assertThat(store.batches().read(List.of(id)).get(id).batch().total()).isEqualTo(8);
        assertThat(store.chunks().read(id, List.of(1)).get(1).recipients()).hasSize(5);
    }

    @Test
    void a_page_under_a_key_that_is_taken_writes_nothing() {
        BatchView open = open(3);
        Claim claim = claim("page-" + id, "p1", id);
        store.appends().append(open.batch(), page(open, 5), Optional.of(claim));
        BatchView grown = store.batches().read(List.of(id)).get(id);
        assertThat(store.appends().append(grown.batch(), page(grown, 5), Optional.of(claim)))
                .isEqualTo(new Appended.KeyTaken(claim));
        assertThat(store.batches().read(List.of(id)).get(id)).isEqualTo(grown);
    }

    @Test
    void an_open_batch_is_submitted_once_as_large_as_the_caller_saw_it() {
        BatchView open = open(3);
        store.appends().append(open.batch(), page(open, 5), Optional.empty());
        Instant at = clock.instant();
        assertThat(store.submits().submit(open.batch(), at, List.of())).isEqualTo(Closed.OUTRUN);
        Batch grown = store.batches().read(List.of(id)).get(id).batch();
        DueEntry entry = DueEntry.at(DueEntry.Check.DISPATCH, grown, at);
        assertThat(store.submits().submit(grown, at, List.of(entry))).isEqualTo(Closed.DONE);
        assertThat(store.batches().read(List.of(id)).get(id).stage()).isEqualTo(new Stage.Queued());
        assertThat(store.dueEntries().read(entry.slot(), 1_000)).contains(entry);
        assertThat(store.submits().submit(grown, at, List.of())).isEqualTo(Closed.NOT_OPEN);
        assertThat(store.appends().append(grown, page(open, 1), Optional.empty()))
                .isEqualTo(new Appended.NotOpen());
        assertThat(store.histories().read(id))
                .containsExactly(
                        new Happening(Happening.What.OPENED, grown.createdAt()),
                        new Happening(Happening.What.SUBMITTED, at));
    }

    @Test
    void what_is_called_off_while_open_takes_nobody_and_ends_as_canceled() {
        BatchView open = open(3);
        Instant at = clock.instant();
        store.marks().mark(id, new Stage.Canceling(0, at));
        assertThat(store.batches().read(List.of(id)).get(id).stage()).isEqualTo(new Stage.Canceling(0, at));
        assertThat(store.appends().append(open.batch(), page(open, 1), Optional.empty()))
                .isEqualTo(new Appended.NotOpen());
        assertThat(store.submits().submit(open.batch(), at, List.of())).isEqualTo(Closed.NOT_OPEN);
        store.marks().mark(id, new Stage.Settled(at));
        assertThat(store.batches().read(List.of(id)).get(id).stage()).isEqualTo(new Stage.Canceled(at));
    }

    @Test
    void an_open_batch_whose_time_is_over_has_expired() {
        open(0);
        Instant at = clock.instant();
        store.marks().mark(id, new Stage.Expired(at));
        assertThat(store.batches().read(List.of(id)).get(id).stage()).isEqualTo(new Stage.Expired(at));
    }
}
