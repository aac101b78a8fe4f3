package comparison.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.GroupResult;
import java.util.List;
import local.bill.Prices;
import org.junit.jupiter.api.Test;

class MonthlyBillTest {
    private static final double HOUR = 3_600_000;

    private static GroupResult function(long requests, double billedMillis, double initMillis, double traceMillis) {
        return function(requests, billedMillis, initMillis, traceMillis, 0);
    }

    private static GroupResult function(
            long requests, double billedMillis, double initMillis, double traceMillis, int provisioned) {
        return new GroupResult(
                new Group(List.of(Endpoint.parse("GET /a"))),
                1_024,
                traceMillis,
                List.of(),
                requests,
                billedMillis,
                initMillis,
                1,
                1,
                0,
                provisioned,
                provisioned > 0 ? billedMillis : 0);
    }

    private static MonthlyBill bill(Tariff tariff, GroupResult... functions) {
        return MonthlyBill.of(List.of(functions), tariff, Prices.standard());
    }

    @Test
    void a_month_of_a_million_requests_is_what_the_price_list_says() {
        // 1 M requests of 100 ms in a GB: 0.20 + 100,000 GB-s x 0.0000166667 + 1.00 of the HTTP API
        MonthlyBill bill = bill(new Tariff(false, 0, 0), function(1_000_000, 1e8, 0, 730 * HOUR));
        assertThat(bill.usd()).isCloseTo(0.20 + 1.66667 + 1.00, within(1e-3));
    }

    @Test
    void an_hour_is_scaled_to_a_month() {
        double month = bill(new Tariff(false, 0, 0), function(730_000, 730_000, 7_300, 730 * HOUR))
                .usd();
        double hour =
                bill(new Tariff(false, 0, 0), function(1_000, 1_000, 10, HOUR)).usd();
        assertThat(hour).isCloseTo(month, within(1e-9));
    }

    @Test
    void inits_are_billed_as_duration_is() {
        double without =
                bill(new Tariff(false, 0, 0), function(10, 1_000, 0, HOUR)).usd();
        double with =
                bill(new Tariff(false, 0, 0), function(10, 1_000, 1_000, HOUR)).usd();
        double more =
                bill(new Tariff(false, 0, 0), function(10, 2_000, 0, HOUR)).usd();
        assertThat(with).isGreaterThan(without).isCloseTo(more, within(1e-12));
    }

    @Test
    void arm_is_a_fifth_cheaper_in_compute() {
        var x86 = bill(new Tariff(false, 0, 0), function(0, 1e6, 0, HOUR)).usd();
        var arm = bill(new Tariff(true, 0, 0), function(0, 1e6, 0, HOUR)).usd();
        assertThat(arm / x86).isCloseTo(0.8, within(0.001));
    }

    @Test
    void a_provisioned_environment_is_paid_for_while_held_and_less_while_used() {
        // 730 h in a GB: 2,628,000 s x 0.0000041667 held, 100,000 GB-s x 0.0000097222 used, requests and HTTP API as
        // ever
        MonthlyBill bill = bill(new Tariff(false, 0, 0), function(1_000_000, 1e8, 0, 730 * HOUR, 1));
        assertThat(bill.usd()).isCloseTo(10.9501 + 0.97222 + 1.20, within(1e-3));
    }

    @Test
    void the_authorizer_s_cache_pays_at_many_requests_of_few_callers() {
        assertThat(Tariff.of(false, 10, 100, 20).authorizerShare()).isCloseTo(10 / 300.0 / 100, within(1e-12));
        assertThat(Tariff.of(false, 1_000, 0.1, 20).authorizerShare()).isEqualTo(1);
    }

    @Test
    void the_lines_sum_to_the_bill() {
        MonthlyBill bill =
                bill(new Tariff(false, 0.1, 30), function(500, 9_000, 700, HOUR, 2), function(3, 10, 700, HOUR));
        assertThat(bill.lines().stream().mapToDouble(MonthlyBill.Line::usd).sum())
                .isEqualTo(bill.usd());
        assertThat(bill.lines()).allSatisfy(it -> assertThat(it.usd()).isNotNegative());
    }
}
