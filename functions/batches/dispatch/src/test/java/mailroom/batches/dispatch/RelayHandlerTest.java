package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.RelayBatch;
import org.junit.jupiter.api.Test;

class RelayHandlerTest {
    private static final String ID = "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2";

    private final RecordedOrders orders = new RecordedOrders();
    private final RelayHandler relay = new RelayHandler(new RelayBatch(orders));

    private static String meta(String sequenceNumber, String id) {
        return Events.record(
                sequenceNumber, "INSERT", """
                "pk":{"S":"BATCH#%1$s"},"sk":{"S":"META"},"id":{"S":"%1$s"},"total":{"N":"10"},"request_id":{"S":"%2$s"},"traceparent":{"S":"%3$s"}""".formatted(id, Given.ORIGIN.requestId(), Given.ORIGIN.traceparent()));
    }

    private List<String> failures(String... records) {
        return relay.handleRequest(Events.stream(records), Events.CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void a_new_batch_becomes_one_order_with_its_request_s_origin() {
        assertThat(failures(meta("1", ID))).isEmpty();
        assertThat(orders.taken()).containsExactly(PumpOrder.first(new BatchId(ID), 0, Given.ORIGIN));
    }

    @Test
    void whatever_else_changes_in_the_table_passes_by() {
        assertThat(failures(
                        Events.record("1", "INSERT", "\"pk\":{\"S\":\"BATCH#x\"},\"sk\":{\"S\":\"CONTENT\"}"),
                        Events.record("2", "MODIFY", "\"pk\":{\"S\":\"BATCH#x\"},\"sk\":{\"S\":\"META\"}"),
                        Events.record("3", "REMOVE", "")))
                .isEmpty();
        assertThat(orders.taken()).isEmpty();
    }

    @Test
    void a_poisoned_record_fails_for_itself() {
        String foreign = meta("2", ID).replace("aws:dynamodb\"", "aws:kinesis\"");
        assertThat(failures(meta("1", "bat_x"), foreign, meta("3", ID))).containsExactly("1", "2");
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void a_queue_that_takes_nothing_fails_the_records() {
        orders.refuse(true);
        assertThat(failures(meta("7", ID))).containsExactly("7");
    }
}
