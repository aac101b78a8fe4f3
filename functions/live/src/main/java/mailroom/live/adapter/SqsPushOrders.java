package mailroom.live.adapter;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.live.domain.PushOrder;
import mailroom.live.json.EventData;
import mailroom.live.port.PushOrders;
import mailroom.platform.Event;
import mailroom.platform.Trace;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A FIFO queue: a batch is a message group. */
record SqsPushOrders(SqsClient sqs, String url, InstantSource clock, RandomGenerator random) implements PushOrders {
    private static final int MOST_ENTRIES = 10;

    @Override
    public List<PushOrder> enqueue(List<PushOrder> orders) {
        return orders.stream()
                .gather(Gatherers.windowFixed(MOST_ENTRIES))
                .flatMap(this::refused)
                .toList();
    }

    private Stream<PushOrder> refused(List<PushOrder> orders) {
        var entries = IntStream.range(0, orders.size())
                .mapToObj(it -> entry(Integer.toString(it), orders.get(it)))
                .toList();
        return sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries)).failed().stream()
                .map(BatchResultErrorEntry::id)
                .map(it -> orders.get(Integer.parseInt(it)));
    }

    private SendMessageBatchRequestEntry entry(String id, PushOrder order) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageGroupId(order.batch().value())
                .messageDeduplicationId(order.deduplicationId())
                .messageBody(event(order).toJson())
                .build();
    }

    private Event event(PushOrder order) {
        var trace = new Trace(order.way().requestId(), order.way().traceparent()).next(random);
        return new Event(
                order.deduplicationId(),
                EventData.PUSH,
                EventData.SOURCE,
                order.batch().value(),
                clock.instant(),
                trace,
                EventData.of(order));
    }
}
