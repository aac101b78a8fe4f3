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
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Submission.Way;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.Commits.Committed;

/** Accepts a batch: durable when it returns, and once only per idempotency key. */
public final class SubmitBatch {
    static final Duration KEY_KEPT = Duration.ofHours(24);

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

    public Submitted submit(Owner owner, Submission submission, Optional<Keyed> keyed, Origin origin) {
        Optional<Submitted> earlier =
                keyed.flatMap(it -> store.claims().find(owner.space(), it.key()).map(claim -> answerOf(claim, it)));
        return earlier.orElseGet(
                () -> accept(owner, submission, keyed, clock.instant().plus(KEY_KEPT), origin));
    }

    /** The same with a key that nobody has used yet, as far as the caller knows, and that is kept until {@code expires}. */
    Submitted submit(Owner owner, Submission submission, Keyed keyed, Instant expires, Origin origin) {
        return accept(owner, submission, Optional.of(keyed), expires, origin);
    }

    private Submitted accept(
            Owner owner, Submission submission, Optional<Keyed> keyed, Instant expires, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchId id = ids.next(now);
        List<Chunk> chunks = Chunking.split(id, submission.recipients());
        Batch batch = batch(id, owner, submission, chunks.size(), now, origin);
        store.parts().store(batch, submission.content(), chunks);
        Optional<Claim> claim = keyed.map(it -> new Claim(owner.space(), it.key(), it.payload(), id, expires));
        BatchView begun = begun(batch, submission.way());
        return switch (store.commits().commit(begun, claim, dueEntries(begun))) {
            case Committed.Done() -> new Submitted.Accepted(begun);
            case Committed.KeyTaken(var holder) -> answerOf(holder, keyed.orElseThrow());
        };
    }

    private Batch batch(BatchId id, Owner owner, Submission submission, int chunks, Instant now, Origin origin) {
        Instant kept = now.plus(retention);
        Instant settled = submission.expiresAt().plus(Batch.SETTLE_AFTER_EXPIRY).plus(Duration.ofDays(1));
        return new Batch(
                id,
                owner,
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

    private static BatchView begun(Batch batch, Way way) {
        return switch (way) {
            case SEND -> BatchView.accepted(batch);
            case KEEP_OPEN -> BatchView.opened(batch);
        };
    }

    private static List<DueEntry> dueEntries(BatchView begun) {
        Batch batch = begun.batch();
        return begun.stage() instanceof Stage.Open
                ? List.of(DueEntry.at(DueEntry.Check.EXPIRY, batch, batch.expiryCheckAt()))
                : SweepDue.dueEntries(batch, batch.createdAt());
    }

    private Submitted answerOf(Claim claim, Keyed asked) {
        if (!claim.payload().equals(asked.payload())) {
            return new Submitted.KeyReused();
        }
        BatchView now = store.batches().read(List.of(claim.batch())).get(claim.batch());
        if (now == null) {
            throw new IllegalStateException("batch %s is gone before its idempotency key".formatted(claim.batch()));
        }
        // An open batch has grown since: it is shown as it is.
        return new Submitted.Replayed(now.stage() instanceof Stage.Open ? now : BatchView.accepted(now.batch()));
    }
}
