package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.json.EventData;
import mailroom.batches.usecase.PumpBatch;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.Trace;
import org.junit.jupiter.api.Test;

class PumpHandlerTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final List<ReadyChunk> published = new ArrayList<>();
    private final PumpHandler pump = new PumpHandler(
            new PumpBatch(store, new RecordedOrders(), published::addAll, Given.endQueued(store, clock), clock, 500),
            Events.SOURCE);
    private final Batch batch = batch();

    private Batch batch() {
        Batch made = Given.batch(new BatchIds(new Random(1)).next(clock.instant()), 60);
        store.parts().store(made, Given.CONTENT, Given.chunks(made.id(), 60));
        store.commits().commit(BatchView.accepted(made), Optional.empty(), List.of());
        return made;
    }

    private String order(int cursor) {
        var trace = new Trace(Given.ORIGIN.requestId(), Given.ORIGIN.traceparent());
        var data = EventData.of(PumpOrder.first(batch.id(), 0, Given.ORIGIN)).put("cursor", cursor);
        return new Event("1", EventData.PUMP, EventData.SOURCE, batch.id().value(), clock.instant(), trace, data)
                .toJson();
    }

    private List<String> failures(SQSEvent event) {
        return pump.handleRequest(event, Events.CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void an_order_hands_over_the_batch() {
        assertThat(failures(Events.messages(Events.QUEUE, order(0)))).isEmpty();
        assertThat(published).extracting(it -> it.chunk().id().number()).containsExactly(0, 1);
    }

    @Test
    void a_poisoned_message_fails_for_itself() {
        var event = Events.messages(
                Events.QUEUE, "nope", "{}", order(-1), order(0).replace("pump.v1", "pump.v9"), order(0));
        assertThat(failures(event)).containsExactly("0", "1", "2", "3");
        assertThat(published).hasSize(2);
    }

    @Test
    void messages_of_another_queue_are_refused() {
        assertThatThrownBy(() -> failures(Events.messages("arn:aws:sqs:us-east-1:000000000000:other", order(0))))
                .isInstanceOf(EventSource.Foreign.class);
        assertThat(published).isEmpty();
    }
}
