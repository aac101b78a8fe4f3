package local.aws.sns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import local.aws.proxy.AwsError;
import local.aws.sqs.Outgoing;
import local.aws.sqs.Queues;
import local.lambda.EventInvoker;
import local.lambda.InvokeContext;
import local.observe.Faults.OfCall;
import local.observe.Instruments;
import local.observe.Usage;

/**
 * Delivers to one subscription, in the order of publishing. What cannot be delivered for now is tried again, and holds up what is behind it; what
 * never can be goes to the subscription's dead-letter queue.
 */
final class Courier {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    /** An SQS batch's size: what one call to a queue carries. */
    private static final int BATCH = 10;

    private final Around around;
    private final ConcurrentLinkedQueue<Published> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger undelivered = new AtomicInteger();
    private volatile Subscription subscription;
    private List<Published> held = List.of();
    private boolean maySend;
    private int failures;

    /**
     * What every courier stands on.
     *
     * @param executor has one thread: deliveries do not overlap
     * @param functions who invokes them, once somebody does
     */
    record Around(
            Queues queues,
            ScheduledExecutorService executor,
            CompletableFuture<EventInvoker> functions,
            Instruments instruments) {}

    Courier(Subscription subscription, Around around) {
        this.subscription = subscription;
        this.around = around;
    }

    Subscription subscription() {
        return subscription;
    }

    void change(Subscription to) {
        subscription = to;
    }

    void offer(List<Published> messages) {
        boolean idle = undelivered.getAndAdd(messages.size()) == 0;
        pending.addAll(messages);
        if (idle) {
            around.executor().execute(this::run);
        }
    }

    private void run() {
        do {
            if (held.isEmpty()) {
                held = gather();
            }
            Optional<Duration> again = deliver(held);
            if (again.isPresent()) {
                later(again.get());
                return;
            }
        } while (undelivered.addAndGet(-release()) > 0);
    }

    private int release() {
        int size = held.size();
        held = List.of();
        failures = 0;
        maySend = false;
        return size;
    }

    private void later(Duration delay) {
        try {
            var _ = around.executor().schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the topics have ended", e);
        }
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

    /** Empty: delivered or given up; else: how long to wait until it is tried again. */
    private Optional<Duration> deliver(List<Published> batch) {
        Subscription to = subscription;
        List<Published> wanted =
                batch.stream().filter(it -> to.wants(it.publication())).toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return switch (to.protocol()) {
            case SQS -> toQueue(wanted, to);
            case LAMBDA -> toFunction(wanted, to);
            case EMAIL, EMAIL_JSON, HTTP, HTTPS, SMS, APPLICATION, FIREHOSE -> Optional.empty();
        };
    }

    private Optional<Duration> toFunction(List<Published> wanted, Subscription to) {
        for (Published message : wanted) {
            String event = message.event(to);
            InvokeContext context =
                    new InvokeContext(Optional.empty(), message.publication().trace());
            var _ = around.functions().thenAccept(it -> it.invokeEvent(to.endpoint(), event, context));
        }
        delivered(wanted, to);
        return Optional.empty();
    }

    private Optional<Duration> toQueue(List<Published> wanted, Subscription to) {
        OfCall fault = maySend
                ? new OfCall.None()
                : around.instruments().faults().onCall("sns", "sqs", "SendMessage", last(to.endpoint()));
        return switch (fault) {
            case OfCall.None() -> send(wanted, to);
            case OfCall.Delay(var by) -> {
                maySend = true;
                yield Optional.of(by);
            }
            case OfCall.Refuse(var status, var code, var message)
            when status >= 500 || status == 429 -> Optional.of(backoff());
            case OfCall.Refuse(var status, var code, var message) -> {
                giveUp(wanted, to, code + " " + message);
                yield Optional.empty();
            }
            case OfCall.DropAnswer() -> {
                var _ = send(wanted, to);
                yield Optional.of(backoff());
            }
        };
    }

    private Optional<Duration> send(List<Published> wanted, Subscription to) {
        List<Published> possible =
                wanted.stream().filter(it -> it.isPossible(to)).toList();
        List<Published> impossible =
                wanted.stream().filter(it -> !it.isPossible(to)).toList();
        if (!impossible.isEmpty()) {
            giveUp(impossible, to, "raw messages have at most ten attributes");
        }
        try {
            if (!possible.isEmpty()) {
                around.queues().send(to.endpoint(), toQueue(to, possible));
                delivered(possible, to);
            }
        } catch (AwsError e) {
            giveUp(possible, to, e.text());
        }
        return Optional.empty();
    }

    private static List<Outgoing> toQueue(Subscription to, List<Published> messages) {
        return messages.stream().map(it -> it.toQueue(to)).toList();
    }

    private void delivered(List<Published> messages, Subscription to) {
        around.instruments().meter().add(Usage.SNS_DELIVERIES, last(to.topicArn()), messages.size());
    }

    private void giveUp(List<Published> messages, Subscription to, String why) {
        Optional<String> deadLetters = to.deadLetters();
        if (deadLetters.isPresent() && around.queues().exists(deadLetters.get())) {
            around.queues().send(deadLetters.get(), toQueue(to, messages));
        } else {
            LOG.log(
                    Level.WARNING,
                    "%s lost %d messages for %s: %s".formatted(to.topicArn(), messages.size(), to.endpoint(), why));
        }
    }

    /** As SNS tries queues: three times at once, twice after a second, then ever later, up to 20 s. */
    private Duration backoff() {
        failures++;
        if (failures <= 3) {
            return Duration.ZERO;
        }
        return failures <= 5
                ? Duration.ofSeconds(1)
                : Duration.ofSeconds(Math.min(20, 1L << Math.min(5, failures - 5)));
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
