package mailroom.batches.dispatch.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.fake.Given;
import mailroom.batches.json.EventData;
import mailroom.batches.port.PumpOrders;
import mailroom.platform.Event;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import mailroom.tests.contract.Outlet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@AlsoOnLocalStack
class SqsPumpOrdersContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BatchId id = new BatchIds(new Random()).next(Instant.parse("2026-11-23T12:00:00Z"));
    private PumpOrders orders;
    private Outlet outlet;

    @BeforeEach
    void make() {
        orders = LocalMessaging.pumpQueue(SERVICES);
        outlet = SERVICES.outlet("PumpQueue");
    }

    private List<PumpOrder> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> new PumpOrder(id, it, it % 3, Given.ORIGIN))
                .toList();
    }

    private static PumpOrder read(String body) {
        try {
            return EventData.pumpOrder(Event.parse(body, EventData.PUMP));
        } catch (Event.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private List<PumpOrder> arrived() {
        return outlet.bodies().stream()
                .map(SqsPumpOrdersContractTest::read)
                .filter(it -> it.batch().equals(id))
                .toList();
    }

    private int delayed() {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
        return Integer.parseInt(SERVICES.sqs()
                .getQueueAttributes(it -> it.queueUrl(SERVICES.ref("PumpQueue")).attributeNames(name))
                .attributes()
                .get(name));
    }

    @Test
    void more_orders_than_one_call_takes_arrive_all_as_they_were() {
        assertThat(orders.enqueue(some(23), Duration.ZERO)).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .containsExactlyInAnyOrderElementsOf(some(23)));
    }

    @Test
    void an_order_keeps_its_request_and_its_trace() {
        orders.enqueue(some(1), Duration.ZERO);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived())
                .singleElement()
                .satisfies(it -> assertThat(it.origin().requestId()).isEqualTo(Given.ORIGIN.requestId()))
                .satisfies(it -> assertThat(it.origin().traceparent()).contains("0af7651916cd43dd8448eb211c80319c")));
    }

    @Test
    void a_delayed_order_waits_in_the_queue_while_a_later_one_passes() {
        int before = delayed();
        assertThat(orders.enqueue(some(1), Duration.ofMinutes(15))).isEmpty();
        assertThat(delayed()).isEqualTo(before + 1);
        PumpOrder later = PumpOrder.first(id, 7, Given.ORIGIN);
        orders.enqueue(List.of(later), Duration.ZERO);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(arrived()).extracting(PumpOrder::cursor).containsExactly(7));
    }

    @Test
    void no_orders_are_no_call_that_fails() {
        assertThat(orders.enqueue(List.of(), Duration.ZERO)).isEmpty();
    }
}
