package local.aws.sns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import local.aws.sqs.Queues;

/** A topic and its subscriptions. Publishing only enqueues; one run at a time delivers, in the order of publishing, all that has gathered. */
final class Topic {
    private static final Logger LOG = System.getLogger(Topic.class.getName());
    /** An SQS batch's size: what one call to a queue carries. */
    private static final int BATCH = 10;

    private final String arn;
    private final Queues queues;
    private final Executor executor;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Published> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger undelivered = new AtomicInteger();

    Topic(String arn, Queues queues, Executor executor) {
        this.arn = arn;
        this.queues = queues;
        this.executor = executor;
    }

    String arn() {
        return arn;
    }

    void add(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
    }

    void remove(String subscriptionArn) {
        subscriptions.remove(subscriptionArn);
    }

    Optional<Subscription> find(String subscriptionArn) {
        return Optional.ofNullable(subscriptions.get(subscriptionArn));
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    void publish(List<Published> messages) {
        boolean idle = undelivered.getAndAdd(messages.size()) == 0;
        pending.addAll(messages);
        if (idle) {
            executor.execute(this::deliverAll);
        }
    }

    private void deliverAll() {
        int delivered;
        do {
            List<Published> batch = gather();
            subscriptions.values().forEach(it -> deliver(batch, it));
            delivered = batch.size();
        } while (undelivered.addAndGet(-delivered) > 0);
    }

    private List<Published> gather() {
        List<Published> batch = new ArrayList<>(BATCH);
        for (Published next = pending.poll(); next != null; next = pending.poll()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private void deliver(List<Published> batch, Subscription subscription) {
        try {
            var wanted = batch.stream()
                    .filter(it -> subscription.wants(it.publication()))
                    .map(it -> it.toQueue(subscription))
                    .toList();
            if (!wanted.isEmpty()) {
                queues.send(target(subscription), wanted);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "%s lost %d messages for %s: %s"
                            .formatted(arn, batch.size(), subscription.queueArn(), e.getMessage()));
        }
    }

    private String target(Subscription subscription) {
        return queues.exists(subscription.queueArn())
                ? subscription.queueArn()
                : subscription.deadLetters().orElse(subscription.queueArn());
    }
}
