package local.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import local.observe.Usage;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Prices PRICES = Prices.standard();

    private static Bill bill(Duration time, Standing standing, Map<Usage, Map<String, Double>> used) {
        return Bill.of(new Reading(START, START.plus(time), new Used(used), standing), PRICES);
    }

    private static BigDecimal usd(Bill bill, String item) {
        return bill.lines().stream()
                .filter(it -> it.price().id().equals(item))
                .findFirst()
                .orElseThrow()
                .usd();
    }

    @Test
    void a_thousand_requests_of_one_function_worked_out_by_hand() {
        Bill bill = bill(
                Duration.ofMinutes(1),
                Standing.NOTHING,
                Map.of(
                        Usage.HTTP_API_REQUESTS, Map.of("Api", 1_000.0),
                        Usage.LAMBDA_REQUESTS, Map.of("Web", 1_000.0),
                        Usage.LAMBDA_GB_SECONDS, Map.of("Web", 10.0),
                        Usage.DYNAMODB_WRITE_UNITS, Map.of("Web", 2_000.0),
                        Usage.LOG_BYTES, Map.of("Web", 1_073_741_824.0)));

        assertThat(usd(bill, "http-api-requests")).isEqualByComparingTo("0.001");
        assertThat(usd(bill, "lambda-requests")).isEqualByComparingTo("0.0002");
        assertThat(usd(bill, "lambda-gb-seconds-x86")).isEqualByComparingTo("0.000166667");
        assertThat(usd(bill, "dynamodb-write-units")).isEqualByComparingTo("0.00125");
        assertThat(usd(bill, "logs-gb")).isEqualByComparingTo("0.5");
        assertThat(bill.total()).isEqualByComparingTo("0.502616667");
        assertThat(bill.perThousandRequests())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("0.502616667"));
    }

    @Test
    void each_function_is_billed_at_the_price_of_its_processor() {
        Standing standing = new Standing(Set.of("Slim"), Set.of(), Set.of(), Set.of(), Map.of());
        Bill bill = bill(
                Duration.ofMinutes(1), standing, Map.of(Usage.LAMBDA_GB_SECONDS, Map.of("Slim", 3.0, "Wide", 2.0)));

        assertThat(usd(bill, "lambda-gb-seconds-arm")).isEqualByComparingTo("0.000040000");
        assertThat(usd(bill, "lambda-gb-seconds-x86")).isEqualByComparingTo("0.000033333");
    }

    @Test
    void a_queue_s_pollers_cost_fifteen_requests_a_minute_while_nothing_happens() {
        Standing standing =
                new Standing(Set.of(), Set.of(), Set.of("A <- one", "B <- two"), Set.of("C <- three.fifo"), Map.of());
        Bill bill = bill(Duration.ofMinutes(10), standing, Map.of());

        assertThat(usd(bill, "sqs-idle-polls")).isEqualByComparingTo("0.00012"); // 300 at 0.40 a million
        assertThat(usd(bill, "sqs-fifo-idle-polls")).isEqualByComparingTo("0.000075"); // 150 at 0.50
        assertThat(bill.monthlyTotal()).isEqualByComparingTo("0.8541"); // 657,000 each: 2 x 0.2628 + 0.3285
        assertThat(bill.perThousandRequests()).isEmpty();
    }

    @Test
    void what_depends_on_time_alone_is_told_apart_per_thousand_requests() {
        Standing standing = new Standing(Set.of(), Set.of(), Set.of("A <- one"), Set.of(), Map.of());
        Bill bill = bill(Duration.ofHours(1), standing, Map.of(Usage.HTTP_API_REQUESTS, Map.of("Api", 500.0)));

        assertThat(bill.perThousandRequests().orElseThrow()).isEqualByComparingTo("0.00172");
        assertThat(bill.perThousandRequestsOfWork().orElseThrow()).isEqualByComparingTo("0.001");
    }

    @Test
    void a_schedule_that_is_a_rule_costs_nothing_and_one_of_the_scheduler_does() {
        Standing standing = new Standing(Set.of(), Set.of("Old"), Set.of(), Set.of(), Map.of());
        Bill bill = bill(
                Duration.ofHours(1),
                standing,
                Map.of(Usage.SCHEDULER_INVOCATIONS, Map.of("Old", 1_000.0, "New", 1_000.0)));

        assertThat(usd(bill, "scheduled-rule-invocations")).isEqualByComparingTo("0");
        assertThat(usd(bill, "scheduler-invocations")).isEqualByComparingTo("0.001");
    }

    @Test
    void a_reading_comes_back_from_json_as_it_was() {
        Reading reading = new Reading(
                START,
                START.plusMillis(1_500),
                new Used(Map.of(Usage.SQS_REQUESTS, Map.of("A", 1.0, "B", 0.5))),
                new Standing(
                        Set.of("A"),
                        Set.of("B"),
                        Set.of("A <- q"),
                        Set.of("A <- q.fifo"),
                        Map.of("kms-keys", Map.of("Key", 1.0))));

        assertThat(Reading.parse(reading.toJson())).isEqualTo(reading);
        assertThatThrownBy(() -> Reading.parse("{\"since\": 1}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_json_says_of_every_line_what_it_is_made_of() throws JsonProcessingException {
        Bill bill = bill(Duration.ofMinutes(1), Standing.NOTHING, Map.of(Usage.SES_MESSAGES, Map.of("Sender", 10.0)));

        JsonNode json = new ObjectMapper().readTree(BillJson.of(bill));

        JsonNode line = json.path("lines").path(0);
        assertThat(line.path("item").asText()).isEqualTo("ses-messages");
        assertThat(line.path("by").path("Sender").asDouble()).isEqualTo(10);
        assertThat(line.path("price").path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(line.path("price").path("source").asText()).isNotBlank();
        assertThat(json.path("total").decimalValue()).isEqualByComparingTo("0.001");
        assertThat(json.path("per_1000_requests").isNull()).isTrue();
        assertThat(json.path("month_standing_still").path("total").decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void the_text_has_each_line_with_its_price_s_date_and_says_what_is_missing() {
        Bill bill = bill(
                Duration.ofSeconds(3_725),
                new Standing(Set.of(), Set.of(), Set.of(), Set.of(), Map.of("kms-keys", Map.of("A", 1.0, "B", 1.0))),
                Map.of(Usage.SSM_REQUESTS, Map.of("A", 4.0), Usage.LAMBDA_REQUESTS, Map.of("A", 12_345.0)));

        assertThat(BillText.of(bill))
                .contains("1 h 2 min 5 s")
                .containsPattern("Lambda requests +12,345 +0.20 / 1M \\(2026-11-23\\) +0.002469")
                .containsPattern("SSM parameters, standard +4 +0 / 10k \\(2026-11-23\\?\\) +0.000000")
                .containsPattern("total +0.002469")
                .contains("No cost per 1,000 requests")
                .containsPattern("KMS keys +2 +1.00 \\(2026-06-13\\) +2.000000")
                .contains("free tiers and discounts are ignored");
    }

    @Test
    void every_price_says_where_it_comes_from_and_everything_that_is_metered_has_one() {
        assertThat(PRICES.byId().values()).hasSizeGreaterThan(20).allSatisfy(it -> {
            assertThat(it.source()).isNotBlank();
            assertThat(it.region()).isEqualTo("us-east-1");
        });
        Ledger ledger = new Ledger(() -> START);
        for (Usage usage : Usage.values()) {
            ledger.add(usage, "x", 1);
        }
        Bill bill = Bill.of(new Reading(START, START, ledger.used(), Standing.NOTHING), PRICES);
        assertThat(bill.lines()).hasSize(Usage.values().length);
    }

    @Test
    void a_list_with_a_mistake_says_which() {
        assertThatThrownBy(() -> Prices.parse("{\"prices\": [{\"id\": \"x\", \"label\": \"X\"}]}"))
                .hasMessage("x has no usd");
        assertThatThrownBy(() -> Prices.parse("{")).hasMessageContaining("no valid JSON");
        assertThatThrownBy(() -> Bill.of(
                        new Reading(START, START, Used.NOTHING, Standing.NOTHING), Prices.parse("{\"prices\": []}")))
                .hasMessage("the list has no price lambda-requests");
    }

    @Test
    void nothing_is_lost_when_many_add_at_once() {
        Ledger ledger = new Ledger(() -> START);
        IntStream.range(0, 10_000).parallel().forEach(it -> ledger.add(Usage.SQS_REQUESTS, "f" + it % 7, 1));

        assertThat(ledger.used().total(Usage.SQS_REQUESTS)).isEqualTo(10_000);
        assertThatThrownBy(() -> ledger.add(Usage.SQS_REQUESTS, "f", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.add(Usage.SQS_REQUESTS, "f", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ledger_s_reading_ends_when_it_is_taken() {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        Ledger ledger = new Ledger(now::get);
        now.set(START.plusSeconds(5));

        assertThat(ledger.read(StandingReaderTest.stack()).time()).isEqualTo(Duration.ofSeconds(5));
    }
}
