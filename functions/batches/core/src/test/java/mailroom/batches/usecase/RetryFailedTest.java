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
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.RetryFailed.Retried;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import org.junit.jupiter.api.Test;

class RetryFailedTest {
    private static final Origin AGAIN = new Origin("req-2", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203332-01");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final SubmitBatch submit = new SubmitBatch(store, new BatchIds(new Random(1)), clock, Duration.ofDays(30));
    private final RetryFailed retry = new RetryFailed(store, submit, clock);
    private final ApplyOutcomes outcomes = new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {}));

    private BatchView batch(Map<Integer, Outcome> ends) {
        var submission = Given.submission(ends.size(), clock.instant().plus(Duration.ofHours(24)));
        BatchView view =
                ((Submitted.Accepted) submit.submit(Given.OWNER, submission, Optional.empty(), Given.ORIGIN)).batch();
        outcomes.apply(List.of(new ChunkReport(new ChunkId(view.batch().id(), 0), ends)));
        return now(view);
    }

    private BatchView now(BatchView view) {
        return store.batches().read(List.of(view.batch().id())).get(view.batch().id());
    }

    private Outcome end(RecipientState state, Reason.Bounce bounce) {
        return new Outcome(state, clock.instant(), new Reason(bounce, "", ""));
    }

    private Outcome end(RecipientState state) {
        return end(state, Reason.Bounce.NONE);
    }

    @Test
    void only_those_are_tried_again_whose_end_another_try_can_change() {
        BatchView ended = batch(Map.of(
                0, end(RecipientState.DELIVERED),
                1, end(RecipientState.FAILED),
                2, end(RecipientState.BOUNCED, Reason.Bounce.PERMANENT),
                3, end(RecipientState.BOUNCED, Reason.Bounce.TRANSIENT),
                4, end(RecipientState.EXPIRED),
                5, end(RecipientState.UNKNOWN),
                6, end(RecipientState.COMPLAINED),
                7, end(RecipientState.SUPPRESSED)));
        clock.advance(Duration.ofHours(2));
        var begun = (Retried.Begun) retry.retry(ended, AGAIN);
        assertThat(store.chunks()
                        .read(begun.batch().batch().id(), List.of(0))
                        .get(0)
                        .recipients())
                .extracting(it -> it.address().value())
                .containsExactly("r1@example.com", "r3@example.com", "r4@example.com");
        assertThat(begun.batch().batch().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(begun.batch().batch().origin()).isEqualTo(AGAIN);
    }

    @Test
    void a_batch_is_tried_again_once_however_often_and_however_late_it_is_asked() {
        BatchView ended = batch(Map.of(0, end(RecipientState.FAILED)));
        var first = (Retried.Begun) retry.retry(ended, AGAIN);
        clock.advance(Duration.ofDays(5));
        var second = (Retried.Begun) retry.retry(ended, AGAIN);
        assertThat(second.batch().batch().id()).isEqualTo(first.batch().batch().id());
    }

    @Test
    void what_has_not_ended_and_what_has_not_failed_is_not_tried_again() {
        BatchView underway =
                batch(Map.of(0, end(RecipientState.FAILED), 1, Outcome.of(RecipientState.SENT, clock.instant())));
        assertThat(retry.retry(underway, AGAIN)).isEqualTo(new Retried.NotEnded(underway));
        BatchView fine = batch(Map.of(0, end(RecipientState.DELIVERED)));
        assertThat(retry.retry(fine, AGAIN)).isEqualTo(new Retried.NothingFailed());
    }

    @Test
    void no_caller_can_say_the_key_of_a_retry() {
        String key = IdempotencyKey.ofRetry(
                        batch(Map.of(0, end(RecipientState.FAILED))).batch().id())
                .value();
        assertThat(IdempotencyKey.parse(key)).isEmpty();
    }
}
