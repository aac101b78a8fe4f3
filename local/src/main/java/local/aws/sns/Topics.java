package local.aws.sns;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import local.aws.sqs.MessageAttribute;
import local.aws.sqs.Queues;
import local.lambda.EventInvoker;
import local.observe.Instruments;

/** All topics of the account. Thread-safe. */
public final class Topics implements AutoCloseable {
    private static final int MOST_BYTES = 262_144;

    private final Map<String, Topic> byArn = new ConcurrentHashMap<>();
    private final ScheduledExecutorService deliveries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sns-deliveries").daemon().factory());
    private final CompletableFuture<EventInvoker> functions = new CompletableFuture<>();
    private final Courier.Around around;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public Topics(Queues queues, InstantSource clock, Supplier<String> ids, Instruments instruments) {
        this.around = new Courier.Around(queues, deliveries, functions, instruments);
        this.clock = clock;
        this.ids = ids;
    }

    /** From now on functions that subscribe get their messages, those that wait since before included. Once. */
    public void deliverTo(EventInvoker invoker) {
        functions.complete(invoker);
    }

    /**
     * Makes a topic, if it is not there.
     *
     * @param attributes {@code FifoTopic} and {@code ContentBasedDeduplication} count
     */
    public void create(String arn, Map<String, String> attributes) {
        byArn.computeIfAbsent(arn, it -> new Topic(it, attributes, around));
    }

    /**
     * Subscribes a queue or a function. Who is subscribed already stays so, and must not ask for other attributes.
     *
     * @param attributes {@code RawMessageDelivery}, {@code FilterPolicy}, {@code FilterPolicyScope}, {@code RedrivePolicy}
     * @return the subscription's ARN
     */
    public String subscribe(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        String arn = topicArn + ":" + ids.get();
        return topic(topicArn)
                .subscribe(Subscription.of(arn, topicArn, Subscription.Protocol.of(protocol), endpoint, attributes))
                .arn();
    }

    /** Takes messages all together and delivers them soon. Answers with their ids, in order. */
    public List<String> publish(String topicArn, List<Publication> publications) {
        return take(topicArn, publications).stream().map(Published::id).toList();
    }

    List<Published> take(String topicArn, List<Publication> publications) {
        return topic(topicArn).publish(publications, clock.instant(), ids);
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
