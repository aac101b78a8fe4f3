package mailroom.batches.usecase;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Submission;
import mailroom.batches.port.BatchStore;
import mailroom.batches.usecase.SubmitBatch.Keyed;
import mailroom.batches.usecase.SubmitBatch.Submitted;

/**
 * Tries those recipients of an ended batch again whose end another try can change. It makes a new batch, one for each batch however often it is
 * asked: a second try in silence would mail somebody twice.
 */
public final class RetryFailed {
    private final BatchStore store;
    private final SubmitBatch submit;
    private final InstantSource clock;

    public RetryFailed(BatchStore store, SubmitBatch submit, InstantSource clock) {
        this.store = store;
        this.submit = submit;
        this.clock = clock;
    }

    /** What retrying can come to. */
    public sealed interface Retried {
        /** The new batch, made by this call or an earlier one. */
        record Begun(BatchView batch) implements Retried {}

        /** It has not ended: more recipients may fail. */
        record NotEnded(BatchView batch) implements Retried {}

        /** No recipient ended in a way that another try can change. */
        record NothingFailed() implements Retried {}
    }

    public Retried retry(BatchView view, Origin origin) {
        if (!(view.stage() instanceof Stage.Ended)) {
            return new Retried.NotEnded(view);
        }
        Batch batch = view.batch();
        var key = new Keyed(IdempotencyKey.ofRetry(batch.id()), batch.id().value());
        return store.claims()
                .find(batch.owner().space(), key.key())
                .map(it -> begun(it.batch()))
                .orElseGet(() -> retry(batch, key, origin));
    }

    private Retried retry(Batch batch, Keyed key, Origin origin) {
        List<Recipient> failed = failed(batch);
        Optional<Content> content = store.contents().read(batch.id());
        if (failed.isEmpty() || content.isEmpty()) {
            return new Retried.NothingFailed();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration lifetime = Duration.between(batch.createdAt(), batch.expiresAt());
        var submission = new Submission(batch.kind(), content.get(), now.plus(lifetime), failed, Submission.Way.SEND);
        return switch (submit.submit(batch.owner(), submission, key, batch.keptUntil(), origin)) {
            case Submitted.Accepted(var made) -> new Retried.Begun(made);
            case Submitted.Replayed(var made) -> new Retried.Begun(made);
            case Submitted.KeyReused() -> throw new IllegalStateException("a retry's key stands for another batch");
        };
    }

    private Retried begun(BatchId id) {
        BatchView made = store.batches().read(List.of(id)).get(id);
        if (made == null) {
            throw new IllegalStateException("batch %s is gone before the batch that it tries again".formatted(id));
        }
        return new Retried.Begun(made);
    }

    private List<Recipient> failed(Batch batch) {
        var numbers = IntStream.range(0, batch.chunks()).boxed().toList();
        SortedMap<Integer, Chunk> chunks = store.chunks().read(batch.id(), numbers);
        var states = store.states()
                .read(numbers.stream().map(it -> new ChunkId(batch.id(), it)).toList());
        return states.values().stream()
                .flatMap(state ->
                        Stream.ofNullable(chunks.get(state.id().number())).flatMap(chunk -> failed(chunk, state)))
                .toList();
    }

    private static Stream<Recipient> failed(Chunk chunk, ChunkState state) {
        return IntStream.range(0, chunk.recipients().size())
                .filter(it -> state.holds(it) && canChange(state.recipients().get(it)))
                .mapToObj(it -> chunk.recipients().get(it));
    }

    /** Whether another try can end otherwise. Of {@code unknown} nobody knows that it was not sent. */
    private static boolean canChange(Outcome outcome) {
        return switch (outcome.state()) {
            case FAILED, EXPIRED -> true;
            case BOUNCED -> outcome.reason().bounce() == Reason.Bounce.TRANSIENT;
            case QUEUED, SENDING, SENT, DELAYED, UNKNOWN, CANCELED, REJECTED, SUPPRESSED, DELIVERED, COMPLAINED ->
                false;
        };
    }
}
