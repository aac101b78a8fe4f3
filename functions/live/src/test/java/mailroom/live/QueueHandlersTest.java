package mailroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.PushOrder;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.MemoryPushOrders;
import mailroom.live.fake.RecordedSockets;
import mailroom.live.json.EventData;
import mailroom.live.usecase.PushProgress;
import mailroom.live.usecase.TakeProgress;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.Json;
import mailroom.platform.Trace;
import org.junit.jupiter.api.Test;

/** Messages in, failures per message out. */
class QueueHandlersTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:live";
    private static final EventSource SOURCE = new EventSource(Set.of(QUEUE));

    private final Random random = new Random(1);
    private final FakeClock clock = new FakeClock(Given.NOW);
    private final LivePorts live = new InMemoryLive().ports();
    private final MemoryPushOrders orders = new MemoryPushOrders();
    private final RecordedSockets sockets = new RecordedSockets();
    private final ProgressHandler progress =
            new ProgressHandler(new TakeProgress(live.copies(), live.audiences(), orders, clock), SOURCE);
    private final PushHandler push = new PushHandler(
            new PushProgress(live.audiences(), live.connections(), sockets, clock, clock::advance), SOURCE);

    private static String event(String type, BatchId batch, ObjectNode data) {
        return new Event(
                        "e-1",
                        type,
                        "mailroom.batches",
                        batch.value(),
                        Given.NOW,
                        new Trace(Given.WAY.requestId(), Given.WAY.traceparent()),
                        data)
                .toJson();
    }

    private static String changed(BatchId batch, long version) {
        ObjectNode data = Json.object()
                .put("batch", batch.value())
                .put("team", Given.TEAM.name())
                .put("version", version)
                .put("status", "processing")
                .put("kind", "bulk")
                .put("total", 10);
        data.putObject("counts").put("open", 10);
        return event(EventData.CHANGED, batch, data);
    }

    private static String order(BatchId batch, long bucket) {
        return event(
                EventData.PUSH,
                batch,
                EventData.of(new PushOrder(batch, new Bucket(bucket), PushOrder.Urgency.CHANGE, Given.WAY)));
    }

    private static SQSEvent messages(String... bodies) {
        var all = new ArrayList<SQSMessage>();
        for (String body : bodies) {
            var message = new SQSMessage();
            message.setMessageId("m" + all.size());
            message.setBody(body);
            message.setEventSourceArn(QUEUE);
            all.add(message);
        }
        var event = new SQSEvent();
        event.setRecords(all);
        return event;
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private ConnectionId watching(BatchId batch) {
        ConnectionId id = Given.connection(random);
        live.connections().open(new Connection(id, Given.ADA, clock.instant()));
        live.subscriptions().subscribe(id, batch, 0);
        return id;
    }

    @Test
    void a_message_that_nobody_can_read_fails_for_itself() {
        watching(Given.BATCH);
        assertThat(failures(progress.handleRequest(
                        messages(
                                "x",
                                changed(Given.BATCH, 2),
                                changed(Given.BATCH, 1).replace("\"version\":1", "\"version\":0"),
                                order(Given.BATCH, 1)),
                        null)))
                .containsExactly("m0", "m2", "m3");
        assertThat(orders.waiting()).hasSize(1);
        assertThat(failures(push.handleRequest(messages("x", order(Given.BATCH, 1)), null)))
                .containsExactly("m0");
    }

    @Test
    void messages_of_another_queue_are_refused() {
        ConnectionId watcher = watching(Given.BATCH);
        SQSEvent changed = messages(changed(Given.BATCH, 2));
        SQSEvent ordered = messages(order(Given.BATCH, 1));
        changed.getRecords().getFirst().setEventSourceArn(QUEUE + "2");
        ordered.getRecords().getFirst().setEventSourceArn(QUEUE + "2");
        assertThatThrownBy(() -> progress.handleRequest(changed, null)).isInstanceOf(EventSource.Foreign.class);
        assertThatThrownBy(() -> push.handleRequest(ordered, null)).isInstanceOf(EventSource.Foreign.class);
        assertThat(orders.waiting()).isEmpty();
        assertThat(sockets.statesOf(watcher)).isEmpty();
    }

    @Test
    void all_messages_of_a_batch_that_failed_come_again_and_no_others() {
        BatchId other = Given.batch(random);
        sockets.breakDown(watching(Given.BATCH));
        ConnectionId well = watching(other);
        progress.handleRequest(messages(changed(Given.BATCH, 1), changed(other, 1)), null);
        assertThat(failures(push.handleRequest(
                        messages(order(Given.BATCH, 1), order(other, 1), order(Given.BATCH, 2)), null)))
                .containsExactly("m0", "m2");
        assertThat(sockets.statesOf(well)).hasSize(1);
        orders.refuse(true);
        watching(other);
        assertThat(failures(progress.handleRequest(messages(changed(other, 2), changed(other, 3)), null)))
                .containsExactly("m0", "m1");
    }
}
