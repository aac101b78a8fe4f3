package local.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.JsonBody;
import local.aws.sqs.MessageAttribute;
import local.aws.sqs.Outgoing;

/**
 * A publication that the topic took, with the id that its publisher was told.
 *
 * @param sequence grows with every message of the topic; FIFO topics tell it
 */
record Published(String id, Instant at, long sequence, Publication publication) {
    private static final String SENDER = "sns";
    private static final int MOST_RAW_ATTRIBUTES = 10;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Can the subscription's queue take it? Raw messages keep their attributes, and a queue takes ten. */
    boolean isPossible(Subscription subscription) {
        return !subscription.raw() || publication.attributes().size() <= MOST_RAW_ATTRIBUTES;
    }

    String sequenceNumber() {
        return "%020d".formatted(sequence);
    }

    /** As the subscription's queue gets it: as it is, or in the envelope. */
    Outgoing toQueue(Subscription subscription) {
        boolean ordered = Subscription.fifo(subscription.endpoint());
        Optional<Duration> queuesOwn = Optional.empty();
        return new Outgoing(
                subscription.raw() ? message(subscription) : envelope(subscription),
                subscription.raw() ? publication.attributes() : Map.of(),
                SENDER,
                queuesOwn,
                publication.group().filter(it -> ordered),
                publication.deduplication().filter(it -> ordered),
                publication.trace());
    }

    private String envelope(Subscription subscription) {
        ObjectNode node = notification(subscription);
        publication.subject().ifPresent(it -> node.put("Subject", it));
        if (Subscription.fifo(subscription.topicArn())) {
            node.put("SequenceNumber", sequenceNumber());
        }
        node.put("Message", message(subscription))
                .put("Timestamp", timestamp())
                .put("SignatureVersion", "1")
                .put("Signature", "not-signed")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/none.pem")
                .put("UnsubscribeURL", unsubscribe(subscription));
        if (!publication.attributes().isEmpty()) {
            attributes(node.putObject("MessageAttributes"));
        }
        return node.toString();
    }

    /** As a function gets it: one record. */
    String event(Subscription subscription) {
        ObjectNode event = JsonBody.object();
        ObjectNode record = event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn());
        ObjectNode sns = notification(subscription);
        sns.put("Subject", publication.subject().orElse(null))
                .put("Message", message(subscription))
                .put("Timestamp", timestamp())
                .put("SignatureVersion", "1")
                .put("Signature", "not-signed")
                .put("SigningCertUrl", "https://sns.us-east-1.amazonaws.com/none.pem")
                .put("UnsubscribeUrl", unsubscribe(subscription));
        attributes(sns.putObject("MessageAttributes"));
        record.set("Sns", sns);
        return event.toString();
    }

    private String message(Subscription subscription) {
        return publication.messageFor(subscription.protocol());
    }

    private ObjectNode notification(Subscription subscription) {
        return JsonBody.object()
                .put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", subscription.topicArn());
    }

    private static String unsubscribe(Subscription subscription) {
        return "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn();
    }

    private String timestamp() {
        return TIMESTAMP.format(at);
    }

    private void attributes(ObjectNode to) {
        for (Map.Entry<String, MessageAttribute> entry :
                publication.attributes().entrySet()) {
            to.putObject(entry.getKey())
                    .put("Type", entry.getValue().dataType())
                    .put("Value", entry.getValue().value());
        }
    }
}
