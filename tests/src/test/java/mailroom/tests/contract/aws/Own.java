package mailroom.tests.contract.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues, topics and subscriptions of one test alone; gone when it ends. */
final class Own implements AfterEachCallback {
    private final LocalServices services;
    private final Deque<Runnable> made = new ArrayDeque<>();

    Own(LocalServices services) {
        this.services = services;
    }

    static String name() {
        return "contract-" + UUID.randomUUID();
    }

    /** A queue's URL. */
    String queue(Map<QueueAttributeName, String> attributes) {
        String name = name() + (attributes.containsKey(QueueAttributeName.FIFO_QUEUE) ? ".fifo" : "");
        String url = services.sqs()
                .createQueue(it -> it.queueName(name).attributes(attributes))
                .queueUrl();
        made.push(() -> services.sqs().deleteQueue(it -> it.queueUrl(url)));
        return url;
    }

    String queue() {
        return queue(Map.of());
    }

    String arn(String queueUrl) {
        return services.sqs()
                .getQueueAttributes(it -> it.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    /** A topic's ARN. */
    String topic(Map<String, String> attributes) {
        String name = name() + (attributes.containsKey("FifoTopic") ? ".fifo" : "");
        String arn = services.sns()
                .createTopic(it -> it.name(name).attributes(attributes))
                .topicArn();
        made.push(() -> services.sns().deleteTopic(it -> it.topicArn(arn)));
        return arn;
    }

    String topic() {
        return topic(Map.of());
    }

    /** Subscribes a queue; the subscription's ARN. */
    String subscribe(String topicArn, String queueUrl, Map<String, String> attributes) {
        String queueArn = arn(queueUrl);
        String arn = services.sns()
                .subscribe(it -> it.topicArn(topicArn)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        made.push(() -> services.sns().unsubscribe(it -> it.subscriptionArn(arn)));
        return arn;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        while (!made.isEmpty()) {
            made.pop().run();
        }
    }
}
