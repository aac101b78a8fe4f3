package local.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import local.observe.Usage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class BillPropertyTest {
    private static final Prices PRICES = Prices.standard();
    private static final Standing STANDING = StandingReaderTest.standing();

    @Provide
    Arbitrary<Used> used() {
        Arbitrary<Map<String, Double>> sums = Arbitraries.maps(
                        Arbitraries.of("Web", "Sender", "Pump", "Api"),
                        Arbitraries.doubles().between(0, 1e9).ofScale(3))
                .ofMaxSize(4);
        return Arbitraries.maps(Arbitraries.of(Usage.class), sums).map(Used::new);
    }

    private static Bill bill(Used used, long seconds) {
        Instant since = Instant.EPOCH;
        return Bill.of(new Reading(since, since.plusSeconds(seconds), used, STANDING), PRICES);
    }

    @Property(tries = 200)
    void the_total_is_the_sum_of_the_lines(
            @ForAll("used") Used used, @ForAll @LongRange(min = 0, max = 10_000_000) long s) {
        Bill bill = bill(used, s);

        assertThat(bill.total())
                .isEqualByComparingTo(
                        bill.lines().stream().map(Bill.Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(bill.lines()).allSatisfy(line -> {
            assertThat(line.amount()).isPositive();
            assertThat(line.usd().signum()).isNotNegative();
        });
    }

    @Property(tries = 200)
    void two_ledgers_make_the_same_bill_in_either_order(@ForAll("used") Used one, @ForAll("used") Used other) {
        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(bill(one.and(other), 60).total())
                .isEqualTo(bill(other.and(one), 60).total());
        assertThat(one.and(Used.NOTHING)).isEqualTo(one);
    }

    @Property(tries = 200)
    void more_use_never_costs_less(@ForAll("used") Used one, @ForAll("used") Used other) {
        assertThat(bill(one.and(other), 60).total())
                .isGreaterThanOrEqualTo(bill(one, 60).total());
    }
}
