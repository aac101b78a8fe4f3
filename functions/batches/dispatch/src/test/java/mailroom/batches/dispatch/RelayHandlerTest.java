package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.RelayBatch;
import mailroom.platform.EventSource;
import org.junit.jupiter.api.Test;

class RelayHandlerTest {
    private static final String ID = "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2";

    private final RecordedOrders orders = new RecordedOrders();
    private final RelayHandler relay = new RelayHandler(new RelayBatch(orders), Events.SOURCE);

    private static final String OPEN = "\"open\":{\"BOOL\":true}";
    private static final String SUBMITTED = at("submitted_at");
    private static final String CANCELED = at("cancel_at");
    private static final String ENDED = at("settled_at");

    private static String at(String name) {
        return "\"%s\":{\"S\":\"2026-11-23T12:00:00Z\"}".formatted(name);
    }

    private static String meta(String sequenceNumber, String id) {
        return batch("INSERT", sequenceNumber, id);
    }

    /** A record of a batch's own item, which holds {@code more} attributes beside those that every batch has. */
    private static String batch(String event, String sequenceNumber, String id, String... more) {
        String image = """
            "pk":{"S":"BATCH#%1$s"},"sk":{"S":"META"},"id":{"S":"%1$s"},"total":{"N":"10"},"request_id":{"S":"%2$s"},"traceparent":{"S":"%3$s"}\
            """.formatted(id, Given.ORIGIN.requestId(), Given.ORIGIN.traceparent());
        return Events.record(
                sequenceNumber,
                event,
                Stream.concat(Stream.of(image), Stream.of(more)).collect(Collectors.joining(",")));
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
    void an_open_batch_waits_and_is_relayed_by_the_change_that_submits_it() {
        assertThat(failures(
                        batch("INSERT", "1", ID, OPEN), batch("MODIFY", "2", ID, OPEN), batch("MODIFY", "3", ID, OPEN)))
                .isEmpty();
        assertThat(orders.taken()).isEmpty();
        assertThat(failures(batch("MODIFY", "4", ID, SUBMITTED))).isEmpty();
        assertThat(orders.taken()).containsExactly(PumpOrder.first(new BatchId(ID), 0, Given.ORIGIN));
    }

    @Test
    void what_the_pump_marks_on_a_batch_that_was_open_is_no_second_submission() {
        String cursor = "\"pump_cursor\":{\"N\":\"2\"}";
        String dispatched = at("dispatched_at");
        assertThat(failures(
                        batch("MODIFY", "1", ID, SUBMITTED),
                        batch("MODIFY", "2", ID, SUBMITTED, cursor),
                        batch("MODIFY", "3", ID, SUBMITTED, cursor, dispatched),
                        batch("MODIFY", "4", ID, SUBMITTED, cursor, dispatched, ENDED)))
                .isEmpty();
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void a_batch_that_is_small_enough_for_one_page_is_relayed_once_too() {
        assertThat(failures(
                        batch("MODIFY", "1", ID, SUBMITTED), batch("MODIFY", "2", ID, SUBMITTED, at("dispatched_at"))))
                .isEmpty();
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void a_batch_that_is_called_off_while_open_gets_the_order_that_cancels_its_recipients() {
        assertThat(failures(
                        batch("INSERT", "1", ID, OPEN),
                        batch("MODIFY", "2", ID, OPEN, CANCELED),
                        batch("MODIFY", "3", ID, OPEN, CANCELED, ENDED)))
                .isEmpty();
        assertThat(orders.taken()).containsExactly(PumpOrder.first(new BatchId(ID), 0, Given.ORIGIN));
    }

    @Test
    void a_batch_that_is_called_off_on_its_way_has_its_order_already() {
        assertThat(failures(
                        batch("MODIFY", "1", ID, CANCELED),
                        batch("MODIFY", "2", ID, SUBMITTED, CANCELED),
                        batch("MODIFY", "3", ID, SUBMITTED, CANCELED, ENDED)))
                .isEmpty();
        assertThat(orders.taken()).isEmpty();
    }

    @Test
    void an_open_batch_whose_time_is_over_is_not_relayed() {
        assertThat(failures(batch("INSERT", "1", ID, OPEN), batch("MODIFY", "2", ID, OPEN, ENDED)))
                .isEmpty();
        assertThat(orders.taken()).isEmpty();
    }

    @Test
    void a_submission_that_the_queue_did_not_take_comes_again() {
        orders.refuse(true);
        assertThat(failures(batch("MODIFY", "8", ID, SUBMITTED))).containsExactly("8");
        orders.refuse(false);
        assertThat(failures(batch("MODIFY", "8", ID, SUBMITTED))).isEmpty();
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void a_poisoned_record_fails_for_itself() {
        assertThat(failures(meta("1", "bat_x"), meta("3", ID))).containsExactly("1");
        assertThat(orders.taken()).hasSize(1);
    }

    @Test
    void records_of_another_table_s_stream_are_refused() {
        String foreign = meta("2", ID).replace("table/batches/", "table/other/");
        assertThatThrownBy(() -> failures(foreign)).isInstanceOf(EventSource.Foreign.class);
        assertThat(orders.taken()).isEmpty();
    }

    @Test
    void a_queue_that_takes_nothing_fails_the_records() {
        orders.refuse(true);
        assertThat(failures(meta("7", ID))).containsExactly("7");
    }
}
