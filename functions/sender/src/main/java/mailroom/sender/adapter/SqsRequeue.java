package mailroom.sender.adapter;

import java.time.Duration;
import java.util.Map;
import mailroom.sender.domain.Delivery;
import mailroom.sender.domain.Kind;
import mailroom.sender.port.Requeue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The chunk's own message put back into its kind's queue, unchanged, as the topic would have delivered it. */
final class SqsRequeue implements Requeue {
    private static final long LONGEST_SECONDS = 900;

    private final SqsClient sqs;
    private final Map<Kind, String> queueUrls;

    SqsRequeue(SqsClient sqs, Map<Kind, String> queueUrls) {
        this.sqs = sqs;
        this.queueUrls = Map.copyOf(queueUrls);
    }

    @Override
    public void enqueue(Delivery delivery, Duration delay) {
        Kind kind = delivery.chunk().kind();
        long seconds = Math.clamp(delay.plusMillis(999).toSeconds(), 0, LONGEST_SECONDS);
        sqs.sendMessage(it -> it.queueUrl(queueUrls.get(kind))
                .messageBody(delivery.message())
                .delaySeconds((int) seconds)
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(kind.text())
                                .build())));
    }
}
