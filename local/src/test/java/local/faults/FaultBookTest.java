package local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import local.observe.Faults.OfCall;
import local.observe.Faults.OfDelivery;
import local.observe.Faults.OfInvocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultBookTest {
    private static final String TABLE = "shop-Rows";

    private final DrivenClock clock = new DrivenClock();
    private final FaultBook book = new FaultBook(clock);

    @BeforeEach
    void know() {
        book.know(Shop.NAMES);
    }

    private void add(String at, String act, String when) {
        assertThat(book.add(Shop.file(Shop.rule(at, act, when)), 1)).isEmpty();
    }

    private boolean put(String caller) {
        return !(book.onCall(caller, "dynamodb", "PutItem", TABLE) instanceof OfCall.None);
    }

    private List<Boolean> puts(int count) {
        return IntStream.range(0, count).mapToObj(it -> put("LOCALPUMP")).toList();
    }

    @Test
    void without_rules_nothing_goes_wrong() {
        assertThat(book.onCall("A", "sqs", "SendMessage", "q")).isEqualTo(new OfCall.None());
        assertThat(book.onInvocation("Sender")).isEqualTo(new OfInvocation.None());
        assertThat(book.onDelivery("Mails")).isEqualTo(new OfDelivery.None());
        assertThat(book.looksAtResource("dynamodb")).isFalse();
    }

    @Test
    void every_third_call_is_hit_and_the_others_are_not() {
        add("table: Rows, operation: PutItem", "away", "every: 3");

        assertThat(puts(7)).containsExactly(false, false, true, false, false, true, false);
        assertThat(book.watches().getFirst().counts()).isEqualTo(new Watch.Counts(7, 2, 2));
    }

    @Test
    void the_first_ones_are_hit_and_never_more_than_so_many_times() {
        add("table: Rows", "away", "first: 4, times: 2");

        assertThat(puts(5)).containsExactly(true, true, false, false, false);
    }

    @Test
    void a_rule_begins_late_and_ends_and_counts_what_is_asked_meanwhile_only() {
        add("table: Rows", "away", "after: 10s, for: 2s, every: 2");

        assertThat(puts(3)).containsOnly(false);
        clock.pass(Duration.ofSeconds(10));
        assertThat(puts(2)).containsExactly(false, true);
        clock.pass(Duration.ofSeconds(2));
        assertThat(puts(3)).containsOnly(false);
        assertThat(book.watches().getFirst().counts().asked()).isEqualTo(2);
    }

    @Test
    void a_caller_is_a_function_by_its_logical_id_or_an_access_key() {
        add("table: Rows, caller: Pump", "away", "");

        assertThat(put("LOCALPUMP")).isTrue();
        assertThat(put("LOCALSENDER")).isFalse();
    }

    @Test
    void a_resource_goes_by_its_url_its_arn_its_name_and_its_logical_id() {
        add("queue: Mails", "away", "");

        for (String name : List.of(
                "http://127.0.0.1:1/000000000000/shop-Mails",
                "arn:aws:sqs:us-east-1:000000000000:shop-Mails",
                "shop-Mails",
                "Mails")) {
            assertThat(book.onCall("A", "sqs", "SendMessage", name)).as(name).isInstanceOf(OfCall.Refuse.class);
        }
        assertThat(book.onCall("A", "sqs", "SendMessage", "shop-Others")).isEqualTo(new OfCall.None());
    }

    @Test
    void a_call_that_names_several_tables_or_a_table_s_stream_concerns_the_table() {
        add("table: Rows", "away", "");

        assertThat(book.onCall("A", "dynamodb", "TransactWriteItems", "other,shop-Rows"))
                .isInstanceOf(OfCall.Refuse.class);
        assertThat(book.onCall(
                        "A",
                        "dynamodb",
                        "GetRecords",
                        "arn:aws:dynamodb:ddblocal:000000000000:table/shop-Rows/stream/2026-11-23T09:30:08.688"))
                .isInstanceOf(OfCall.Refuse.class);
        assertThat(book.looksAtResource("dynamodb")).isTrue();
        assertThat(book.looksAtResource("sqs")).isFalse();
    }

    @Test
    void a_service_s_rule_reads_resources_only_if_it_names_one() {
        add("service: ssm", "away", "");
        assertThat(book.looksAtResource("ssm")).isFalse();
        book.clear();

        add("service: ssm, resource: /mail/*", "away", "");
        assertThat(book.looksAtResource("ssm")).isTrue();
        assertThat(book.onCall("A", "ssm", "GetParameter", "/mail/flags")).isInstanceOf(OfCall.Refuse.class);
        assertThat(book.onCall("A", "ssm", "GetParameter", "/other")).isEqualTo(new OfCall.None());
    }

    @Test
    void a_delivery_is_of_a_queue_or_of_a_table() {
        add("queue: '*'", "duplicate", "");

        assertThat(book.onDelivery("shop-Mails")).isEqualTo(new OfDelivery.Duplicate());
        assertThat(book.onDelivery("shop-Rows")).isEqualTo(new OfDelivery.None());
        assertThat(book.onCall("A", "sqs", "SendMessage", "shop-Mails")).isEqualTo(new OfCall.None());
    }

    @Test
    void of_two_rules_that_strike_the_first_acts_and_both_have_counted() {
        assertThat(book.add(Shop.file("""
                        faults:
                          - { name: a, at: { function: Sender }, do: throttle, when: { every: 2 } }
                          - { name: b, at: { function: "*" }, do: { slow: 1s } }
                        """), 1)).isEmpty();

        assertThat(book.onInvocation("Sender")).isEqualTo(new OfInvocation.Slow(Duration.ofSeconds(1)));
        assertThat(book.onInvocation("Sender")).isEqualTo(new OfInvocation.Throttle());
        assertThat(book.onInvocation("Pump")).isEqualTo(new OfInvocation.Slow(Duration.ofSeconds(1)));
        assertThat(book.watches())
                .extracting(Watch::counts)
                .containsExactly(new Watch.Counts(2, 1, 1), new Watch.Counts(3, 3, 2));
    }

    @Test
    void a_name_is_taken_once() {
        add("queue: Mails", "duplicate", "");

        assertThat(book.add(Shop.file(Shop.rule("queue: Mails", "swap", "")), 1))
                .containsExactly("it");
        assertThat(book.watches()).hasSize(1);
        assertThat(book.remove("it")).contains("it");
        assertThat(book.remove("it")).isEmpty();
    }
}
