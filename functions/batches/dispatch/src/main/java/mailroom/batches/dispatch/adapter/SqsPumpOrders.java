package mailroom.batches.dispatch.adapter;

import java.time.Duration;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.port.PumpOrders;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Orders in batches of ten. */
record SqsPumpOrders(SqsClient sqs, String url, Envelopes envelopes) implements PumpOrders {
    private static final int MOST_ENTRIES = 10;

    @Override
    public List<PumpOrder> enqueue(List<PumpOrder> orders, Duration delay) {
        int seconds = Math.toIntExact(delay.toSeconds());
        return orders.stream()
                .gather(Gatherers.windowFixed(MOST_ENTRIES))
                .flatMap(it -> refused(it, seconds))
                .toList();
    }

    private Stream<PumpOrder> refused(List<PumpOrder> orders, int delaySeconds) {
        var entries = IntStream.range(0, orders.size())
                .mapToObj(it -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(it))
                        .messageBody(envelopes.of(orders.get(it)))
                        .delaySeconds(delaySeconds)
                        .build())
                .toList();
        return sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries)).failed().stream()
                .map(BatchResultErrorEntry::id)
                .map(it -> orders.get(Integer.parseInt(it)));
    }
}
