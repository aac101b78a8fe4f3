package mailroom.batches.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.json.EventData;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.Json;
import mailroom.platform.Trace;
import org.junit.jupiter.api.Test;

class OutcomesHandlerTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:outcomes";
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            OutcomesHandlerTest.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> null);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final OutcomesHandler handler = new OutcomesHandler(
            new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {})), new EventSource(Set.of(QUEUE)));
    private final Batch batch = batch();

    private Batch batch() {
        Batch made = Given.batch(new BatchIds(new Random(1)).next(clock.instant()), 60);
        store.parts().store(made, Given.CONTENT, Given.chunks(made.id(), 60));
        store.commits().commit(BatchView.accepted(made), Optional.empty(), List.of());
        return made;
    }

    private String message(int chunk, String outcomes) {
        try {
            var data =
                    Json.read("{\"batch\":\"%s\",\"chunk\":%d,\"outcomes\":%s}".formatted(batch.id(), chunk, outcomes));
            var trace = new Trace(Given.ORIGIN.requestId(), Given.ORIGIN.traceparent());
            return new Event(
                            "1",
                            EventData.OUTCOME,
                            "mailroom.sender",
                            batch.id().value(),
                            clock.instant(),
                            trace,
                            data)
                    .toJson();
        } catch (Json.Malformed e) {
            throw new AssertionError(outcomes, e);
        }
    }

    private List<String> failures(String arn, String... bodies) {
        String records = IntStream.range(0, bodies.length)
                .mapToObj(
                        it -> "{\"messageId\":\"%d\",\"body\":%s,\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"%s\"}"
                                .formatted(it, Json.object().textNode(bodies[it]), arn))
                .collect(Collectors.joining(","));
        byte[] json = "{\"Records\":[%s]}".formatted(records).getBytes(StandardCharsets.UTF_8);
        SQSEvent event = LambdaEventSerializers.serializerFor(
                        SQSEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
        return handler.handleRequest(event, CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private Map<RecipientState, Integer> finals() {
        return store.batches()
                .read(List.of(batch.id()))
                .get(batch.id())
                .counts()
                .finals()
                .perState();
    }

    @Test
    void outcomes_of_one_call_are_written_together_and_keep_their_reasons() {
        String at = "\"at\":\"2026-11-23T12:00:01.5Z\"";
        assertThat(failures(
                        QUEUE,
                        message(
                                0,
                                "[{\"index\":0,\"state\":\"sent\",%s},{\"index\":1,\"state\":\"sent\",%s}]"
                                        .formatted(at, at)),
                        message(0, "[{\"index\":0,\"state\":\"delivered\",%s}]".formatted(at)),
                        message(
                                0,
                                "[{\"index\":1,\"state\":\"bounced\",%s,\"bounce\":\"permanent\",\"code\":\"OnProviderSuppressionList\",\"diagnostic\":\"550\"}]"
                                        .formatted(at))))
                .isEmpty();
        assertThat(store.stateWrites()).isEqualTo(1);
        assertThat(finals()).isEqualTo(Map.of(RecipientState.DELIVERED, 1, RecipientState.BOUNCED, 1));
        var state = store.states().read(List.of(new ChunkId(batch.id(), 0))).get(new ChunkId(batch.id(), 0));
        assertThat(state.recipients().get(1).reason())
                .isEqualTo(new Reason(Reason.Bounce.PERMANENT, "OnProviderSuppressionList", "550"));
        assertThat(state.recipients().get(1).at()).isEqualTo(Instant.parse("2026-11-23T12:00:01.500Z"));
    }

    @Test
    void a_poisoned_message_fails_for_itself() {
        String good = message(0, "[{\"index\":0,\"state\":\"delivered\",\"at\":\"2026-11-23T12:00:01Z\"}]");
        String[] bodies = {
            "nope",
            message(0, "7"),
            message(0, "[{\"index\":0,\"state\":\"gone\",\"at\":\"2026-11-23T12:00:01Z\"}]"),
            message(0, "[{\"index\":0,\"state\":\"sent\",\"at\":\"noon\"}]"),
            message(0, "[{\"index\":\"0\",\"state\":\"sent\",\"at\":\"2026-11-23T12:00:01Z\"}]"),
            message(-1, "[]"),
            good
        };
        assertThat(failures(QUEUE, bodies)).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(finals()).isEqualTo(Map.of(RecipientState.DELIVERED, 1));
    }

    @Test
    void outcomes_for_places_that_do_not_exist_are_dropped_and_never_come_again() {
        String at = "\"at\":\"2026-11-23T12:00:01Z\"";
        assertThat(failures(
                        QUEUE,
                        message(9, "[{\"index\":0,\"state\":\"delivered\",%s}]".formatted(at)),
                        message(1, "[{\"index\":10,\"state\":\"delivered\",%s}]".formatted(at))))
                .isEmpty();
        assertThat(finals()).isEmpty();
    }

    @Test
    void messages_that_are_not_from_the_queue_are_refused() {
        assertThatThrownBy(() -> failures("arn:aws:sns:us-east-1:000000000000:outcomes", message(0, "[]")))
                .isInstanceOf(EventSource.Foreign.class);
    }
}
