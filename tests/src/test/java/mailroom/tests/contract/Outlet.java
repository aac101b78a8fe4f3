package mailroom.tests.contract;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The far end of a queue: empties it at each look and keeps what came, so that a waiting test sees all of it every time. */
public final class Outlet {
    private final SqsClient sqs;
    private final String url;
    private final List<String> bodies = new ArrayList<>();

    Outlet(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** The bodies of all messages that have come out so far; other tests' may be among them. */
    public List<String> bodies() {
        while (true) {
            List<Message> messages = sqs.receiveMessage(
                            it -> it.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages();
            if (messages.isEmpty()) {
                return List.copyOf(bodies);
            }
            for (Message message : messages) {
                bodies.add(message.body());
                sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
    }
}
