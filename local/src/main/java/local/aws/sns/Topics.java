package local.aws.sns;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import local.aws.sqs.MessageAttribute;
import local.aws.sqs.Queues;

/** All topics of the account. Thread-safe. */
public final class Topics implements AutoCloseable {
    private static final int MOST_BYTES = 262_144;

    private final Map<String, Topic> byArn = new ConcurrentHashMap<>();
    private final ExecutorService deliveries = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sns-deliveries").daemon().factory());
    private final Queues queues;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public Topics(Queues queues, InstantSource clock, Supplier<String> ids) {
        this.queues = queues;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes a topic, if it is not there. */
    public void create(String arn) {
        byArn.computeIfAbsent(arn, it -> new Topic(it, queues, deliveries));
    }

    /**
     * Subscribes a queue.
     *
     * @param attributes {@code RawMessageDelivery}, {@code FilterPolicy}, {@code FilterPolicyScope}, {@code RedrivePolicy}
     * @return the subscription's ARN
     */
    public String subscribe(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        Topic topic = topic(topicArn);
        String arn = topicArn + ":" + ids.get();
        topic.add(Subscription.of(arn, topicArn, protocol, endpoint, attributes));
        return arn;
    }

    /** Takes messages all together and delivers them soon. Answers with their ids, in order. */
    public List<String> publish(String topicArn, List<Publication> publications) {
        Topic topic = topic(topicArn);
        List<Published> published = publications.stream()
                .map(it -> new Published(ids.get(), clock.instant(), it))
                .toList();
        topic.publish(published);
        return published.stream().map(Published::id).toList();
    }

    /** What counts towards the limit of 256 KB. */
    static int bytes(Publication publication) {
        int bytes = publication.message().getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, MessageAttribute> entry :
                publication.attributes().entrySet()) {
            MessageAttribute value = entry.getValue();
            bytes += entry.getKey().length()
                    + value.dataType().length()
                    + value.value().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    static boolean isTooLong(int bytes) {
        return bytes > MOST_BYTES;
    }

    Topic topic(String arn) {
        return Optional.ofNullable(byArn.get(arn))
                .orElseThrow(() -> new AwsError(404, "NotFound", "Topic does not exist"));
    }

    void delete(String arn) {
        byArn.remove(arn);
    }

    List<Topic> all() {
        return List.copyOf(byArn.values());
    }

    Topic topicOf(String subscriptionArn) {
        return topic(subscriptionArn.substring(0, Math.max(0, subscriptionArn.lastIndexOf(':'))));
    }

    @Override
    public void close() {
        deliveries.shutdownNow();
    }
}
