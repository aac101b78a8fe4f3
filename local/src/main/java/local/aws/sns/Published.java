package local.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import local.aws.proxy.JsonBody;
import local.aws.sqs.Outgoing;

/** A publication that the topic took, with the id that its publisher was told. */
record Published(String id, Instant at, Publication publication) {
    private static final String SENDER = "sns";

    /** As the subscription's queue gets it: as it is, or in the envelope. */
    Outgoing toQueue(Subscription subscription) {
        Outgoing plain = subscription.raw()
                ? Outgoing.of(publication.message(), publication.attributes(), SENDER)
                : Outgoing.of(envelope(subscription), Map.of(), SENDER);
        return new Outgoing(
                plain.body(),
                plain.attributes(),
                plain.sender(),
                plain.delay(),
                publication.group(),
                publication.deduplication(),
                plain.traceHeader());
    }

    private String envelope(Subscription subscription) {
        ObjectNode node = JsonBody.object()
                .put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", subscription.topicArn());
        publication.subject().ifPresent(it -> node.put("Subject", it));
        node.put("Message", publication.message())
                .put("Timestamp", at.toString())
                .put("SignatureVersion", "1")
                .put("Signature", "not-signed")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/none.pem")
                .put("UnsubscribeURL", "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe");
        if (!publication.attributes().isEmpty()) {
            ObjectNode attributes = node.putObject("MessageAttributes");
            publication.attributes().forEach((name, value) -> attributes
                    .putObject(name)
                    .put("Type", value.dataType())
                    .put("Value", value.value()));
        }
        return node.toString();
    }
}
