package local.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import local.aws.sqs.Queues;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t";

    private final Deque<Faults.OfCall> planned = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger entered = new AtomicInteger();
    private final Faults faults = new Faults() {
        @Override
        public OfCall onCall(String caller, String service, String operation, String resource) {
            asked.incrementAndGet();
            return planned.isEmpty() ? new OfCall.None() : planned.remove();
        }

        @Override
        public OfDelivery onDelivery(String resource) {
            if (resource.equals("q")) {
                entered.incrementAndGet();
            }
            return new OfDelivery.None();
        }
    };
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Queues queues = new Queues(
            URI.create("http://127.0.0.1:1"),
            "us-east-1",
            "000000000000",
            InstantSource.system(),
            () -> "m",
            Optional.empty(),
            faults);
    private final Courier courier = new Courier(
            Subscription.of("sub", TOPIC, Subscription.Protocol.SQS, QUEUE, Map.of("RawMessageDelivery", "true")),
            new Courier.Around(
                    queues,
                    executor,
                    new CompletableFuture<>(),
                    new Instruments((usage, resource, amount) -> count(usage, amount), faults)));

    private void count(Usage usage, double amount) {
        assertThat(usage).isEqualTo(Usage.SNS_DELIVERIES);
        delivered.addAndGet((int) amount);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        queues.close();
    }

    private void offer(String... messages) {
        queues.create("q", Map.of());
        courier.offer(List.of(messages).stream()
                .map(it -> new Published(it, Instant.EPOCH, 1, Publication.of(it)))
                .toList());
    }

    @Test
    void a_delivery_that_an_outage_refuses_is_tried_again() {
        planned.add(new Faults.OfCall.Refuse(503, "ServiceUnavailable", "away"));
        planned.add(new Faults.OfCall.Refuse(503, "ServiceUnavailable", "away"));
        offer("a", "b");

        await().until(() -> delivered.get() == 2);
        assertThat(entered).hasValue(2);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_delivery_whose_answer_is_lost_comes_twice() {
        planned.add(new Faults.OfCall.DropAnswer());
        offer("a");

        await().until(() -> entered.get() == 2);
    }

    @Test
    void a_delivery_that_is_delayed_comes_later_and_once() {
        planned.add(new Faults.OfCall.Delay(Duration.ofMillis(50)));
        offer("a");

        await().until(() -> entered.get() == 1);
        assertThat(asked).hasValue(1);
    }
}
