package mailroom.batches.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Team;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.Commits.Committed;

/** Accepts a batch: durable when it returns, and once only per idempotency key. */
public final class SubmitBatch {
    private static final Duration KEY_KEPT = Duration.ofHours(24);

    private final BatchStore store;
    private final BatchIds ids;
    private final InstantSource clock;
    private final Duration retention;

    /** Batches are kept for {@code retention}, and in any case until a day after they must have settled. */
    public SubmitBatch(BatchStore store, BatchIds ids, InstantSource clock, Duration retention) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.retention = retention;
    }

    /** What submitting can come to. */
    public sealed interface Submitted {
        record Accepted(BatchView batch) implements Submitted {}

        /** The key was used for the same payload before: {@code batch} is as the first answer showed it. */
        record Replayed(BatchView batch) implements Submitted {}

        /** The key was used for another payload. */
        record KeyReused() implements Submitted {}
    }

    /** The caller's key with the digest of what came with it. */
    public record Keyed(IdempotencyKey key, String payload) {}

    public Submitted submit(Team team, Submission submission, Optional<Keyed> keyed, Origin origin) {
        Optional<Submitted> earlier =
                keyed.flatMap(it -> store.claims().find(team, it.key()).map(claim -> answerOf(claim, it)));
        return earlier.orElseGet(() -> accept(team, submission, keyed, origin));
    }

    private Submitted accept(Team team, Submission submission, Optional<Keyed> keyed, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchId id = ids.next(now);
        List<Chunk> chunks = Chunking.split(id, submission.recipients());
        Batch batch = batch(id, team, submission, chunks.size(), now, origin);
        store.parts().store(batch, submission.content(), chunks);
        Optional<Claim> claim = keyed.map(it -> new Claim(team, it.key(), it.payload(), id, now.plus(KEY_KEPT)));
        return switch (store.commits().commit(batch, claim, dueEntries(batch))) {
            case Committed.Done() -> new Submitted.Accepted(BatchView.accepted(batch));
            case Committed.KeyTaken(var holder) -> answerOf(holder, keyed.orElseThrow());
        };
    }

    private Batch batch(BatchId id, Team team, Submission submission, int chunks, Instant now, Origin origin) {
        Instant kept = now.plus(retention);
        Instant settled = submission.expiresAt().plus(Batch.SETTLE_AFTER_EXPIRY).plus(Duration.ofDays(1));
        return new Batch(
                id,
                team,
                submission.kind(),
                submission.content().from(),
                submission.content().subject(),
                submission.recipients().size(),
                chunks,
                now,
                submission.expiresAt(),
                (kept.isAfter(settled) ? kept : settled).truncatedTo(ChronoUnit.SECONDS),
                origin);
    }

    private static List<DueEntry> dueEntries(Batch batch) {
        return List.of(
                DueEntry.at(DueEntry.Check.DISPATCH, batch, batch.createdAt().plus(SweepDue.DISPATCH_PATIENCE)),
                DueEntry.at(DueEntry.Check.EXPIRY, batch, batch.expiryCheckAt()),
                DueEntry.at(DueEntry.Check.SETTLE, batch, batch.settleBy()));
    }

    private Submitted answerOf(Claim claim, Keyed asked) {
        if (!claim.payload().equals(asked.payload())) {
            return new Submitted.KeyReused();
        }
        BatchView now = store.batches().read(List.of(claim.batch())).get(claim.batch());
        if (now == null) {
            throw new IllegalStateException("batch %s is gone before its idempotency key".formatted(claim.batch()));
        }
        return new Submitted.Replayed(BatchView.accepted(now.batch()));
    }
}
