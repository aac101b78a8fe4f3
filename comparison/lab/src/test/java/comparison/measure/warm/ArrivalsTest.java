package comparison.measure.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void they_come_at_the_rate_and_in_order_and_the_same_for_the_same_seed() {
        long[] due = Arrivals.poisson(50, Duration.ofSeconds(1_000), 5);

        assertThat(due.length / 1_000.0).isCloseTo(50, within(1.0));
        assertThat(due).isSorted().isEqualTo(Arrivals.poisson(50, Duration.ofSeconds(1_000), 5));
        assertThat(due[due.length - 1]).isLessThan(Duration.ofSeconds(1_000).toNanos());
    }

    @Test
    void the_gaps_vary_as_much_as_their_mean() {
        long[] due = Arrivals.poisson(100, Duration.ofSeconds(200), 6);
        double mean = (double) due[due.length - 1] / due.length;
        double squares = 0;
        for (int i = 1; i < due.length; i++) {
            squares += Math.pow(due[i] - due[i - 1] - mean, 2);
        }
        assertThat(Math.sqrt(squares / due.length) / mean).isCloseTo(1, within(0.05));
    }
}
