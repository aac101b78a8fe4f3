package mailroom.live.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.PushOrder.Urgency;
import mailroom.live.fake.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The FIFO queue of pushes. */
public abstract class PushOrdersContract {
    private final Bucket bucket = Bucket.after(Instant.parse("2026-11-23T12:00:00Z"));
    private final BatchId batch = Given.batch(new Random());
    private PushOrders orders;

    protected abstract PushOrders orders();

    /** The batch's orders as they came out, all of those that are expected being there. */
    protected abstract List<PushOrder> arrived(BatchId of, int expected);

    @BeforeEach
    void begin() {
        orders = orders();
    }

    private PushOrder order(int later, Urgency urgency) {
        return new PushOrder(batch, new Bucket(bucket.number() + later), urgency, Given.WAY);
    }

    private List<PushOrder> came(int expected) {
        return arrived(batch, expected);
    }

    @Test
    void orders_arrive_in_order_as_they_were() {
        List<PushOrder> all = IntStream.range(0, 23)
                .mapToObj(it -> order(it, it % 2 == 0 ? Urgency.CHANGE : Urgency.FINAL))
                .toList();
        assertThat(orders.enqueue(all)).isEmpty();
        assertThat(came(23))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("way.traceparent")
                .containsExactlyElementsOf(all);
    }

    @Test
    void of_a_batchs_orders_for_one_bucket_one_arrives_and_the_final_one_besides() {
        orders.enqueue(List.of(order(0, Urgency.CHANGE)));
        orders.enqueue(List.of(order(0, Urgency.CHANGE), order(1, Urgency.CHANGE), order(0, Urgency.FINAL)));
        orders.enqueue(List.of(order(0, Urgency.FINAL), order(1, Urgency.CHANGE)));
        assertThat(came(3))
                .extracting(it -> it.bucket().number() - bucket.number(), PushOrder::urgency)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, Urgency.CHANGE),
                        org.assertj.core.groups.Tuple.tuple(1L, Urgency.CHANGE),
                        org.assertj.core.groups.Tuple.tuple(0L, Urgency.FINAL));
    }

    @Test
    void batches_do_not_stand_in_each_others_way() {
        BatchId other = Given.batch(new Random());
        orders.enqueue(List.of(order(0, Urgency.CHANGE), new PushOrder(other, bucket, Urgency.CHANGE, Given.WAY)));
        assertThat(came(1)).hasSize(1);
        assertThat(arrived(other, 1)).hasSize(1);
    }

    @Test
    void no_orders_are_no_call_that_fails() {
        assertThat(orders.enqueue(List.of())).isEmpty();
    }
}
