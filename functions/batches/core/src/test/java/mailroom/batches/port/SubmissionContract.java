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
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.Team;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.port.Commits.Committed;
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
        assertThat(store.commits().commit(batch, Optional.empty(), List.of())).isEqualTo(new Committed.Done());
        return batch;
    }

    private Claim claim(String key, String payload, BatchId id) {
        return new Claim(
                Given.TEAM,
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
    void a_key_is_found_by_its_team_only_until_it_expires() {
        Claim claim = claim("k-" + id, "p1", id);
        store.commits().commit(store(id, 1), Optional.of(claim), List.of());
        assertThat(store.claims().find(Given.TEAM, claim.key())).contains(claim);
        assertThat(store.claims().find(new Team("red"), claim.key())).isEmpty();
        clock.advance(Duration.ofHours(24));
        assertThat(store.claims().find(Given.TEAM, claim.key())).isEmpty();
    }

    @Test
    void the_second_commit_under_a_key_learns_of_the_first_and_writes_nothing() {
        BatchId second = ids.next(clock.instant());
        Claim first = claim("k-" + id, "p1", id);
        store.commits().commit(store(id, 1), Optional.of(first), List.of());
        Batch loser = store(second, 1);
        var entry = DueEntry.at(DueEntry.Check.DISPATCH, loser, clock.instant());
        assertThat(store.commits().commit(loser, Optional.of(claim("k-" + id, "p2", second)), List.of(entry)))
                .isEqualTo(new Committed.KeyTaken(first));
        assertThat(store.batches().read(List.of(second))).isEmpty();
        assertThat(store.dueEntries().read(entry.slot(), 1_000)).doesNotContain(entry);
    }

    @Test
    void an_expired_key_does_not_stand_in_the_way() {
        store.commits().commit(store(id, 1), Optional.of(claim("k-" + id, "p1", id)), List.of());
        clock.advance(Duration.ofHours(25));
        BatchId second = ids.next(clock.instant());
        assertThat(store.commits().commit(store(second, 1), Optional.of(claim("k-" + id, "p2", second)), List.of()))
                .isEqualTo(new Committed.Done());
    }

    @Test
    void of_many_commits_under_one_key_at_once_one_wins() throws Exception {
        var commits = new ArrayList<java.util.concurrent.Callable<Committed>>();
        for (int i = 0; i < 8; i++) {
            BatchId each = ids.next(clock.instant());
            Batch batch = store(each, 1);
            commits.add(() -> store.commits().commit(batch, Optional.of(claim("k-" + id, "p", each)), List.of()));
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
        var team = new Team("team-" + id.value().substring(4));
        var made = new ArrayList<BatchId>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMillis(1));
            BatchId each = ids.next(clock.instant());
            Batch batch = Given.batch(each, 1);
            store.commits()
                    .commit(
                            new Batch(
                                    each,
                                    team,
                                    batch.kind(),
                                    batch.from(),
                                    batch.subject(),
                                    1,
                                    1,
                                    batch.createdAt(),
                                    batch.expiresAt(),
                                    batch.keptUntil(),
                                    batch.origin()),
                            Optional.empty(),
                            List.of());
            made.addFirst(each);
        }
        List<BatchId> first = store.ownersBatches().page(team, Optional.empty(), 3);
        assertThat(first).isEqualTo(made.subList(0, 3));
        assertThat(store.ownersBatches().page(team, Optional.of(first.getLast()), 3))
                .isEqualTo(made.subList(3, 5));
    }

    @Test
    void the_probe_reaches_the_table() {
        assertThat(store.probe().probe()).isEqualTo(Probe.Answer.REACHABLE);
    }
}
