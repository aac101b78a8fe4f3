package comparison.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Property(tries = 100)
    void a_resampled_median_is_the_median_of_drawn_samples(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(max = 1e6) Double> samples, @ForAll long seed) {
        double[] sorted = samples.stream().mapToDouble(it -> it).sorted().toArray();
        var random = new Random(seed);
        double[] drawn = DoubleStream.generate(() -> sorted[random.nextInt(sorted.length)])
                .limit(sorted.length)
                .sorted()
                .toArray();
        double median = (drawn[(drawn.length - 1) / 2] + drawn[drawn.length / 2]) / 2;
        assertThat(Bootstrap.median(sorted, new Random(seed))).isEqualTo(median);
    }

    @Property(tries = 20)
    void an_interval_lies_within_the_samples_and_is_the_same_each_time(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1e6) Double> values) {
        Samples samples = Samples.of(values.stream().mapToDouble(it -> it));
        Interval interval = Bootstrap.interval(samples::resampled);
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
        assertThat(interval.low())
                .isGreaterThanOrEqualTo(
                        values.stream().mapToDouble(it -> it).min().orElseThrow());
        assertThat(interval.high())
                .isLessThanOrEqualTo(values.stream().mapToDouble(it -> it).max().orElseThrow());
        assertThat(Bootstrap.interval(samples::resampled)).isEqualTo(interval);
    }

    @Test
    void the_interval_of_a_median_has_the_width_that_theory_gives_it() {
        var random = new Random(7);
        Samples samples = Samples.of(random.doubles(10_000));
        Interval interval = Bootstrap.interval(samples::resampled);
        // The standard error of a uniform median is 1 / (2 sqrt(n)) = 0.005; 95 % are 1.96 of them to each side.
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * 0.005, within(0.003));
        assertThat(interval.holds(samples.median())).isTrue();
    }

    @Test
    void intervals_hold_the_true_median_about_as_often_as_they_say() {
        var random = new Random(11);
        int held = 0;
        for (int i = 0; i < 200; i++) {
            Samples samples = Samples.of(random.doubles(60));
            if (Bootstrap.interval(samples::resampled).holds(0.5)) {
                held++;
            }
        }
        assertThat(held / 200.0).isCloseTo(Bootstrap.CONFIDENCE, within(0.05));
    }

    @Test
    void samples_are_sorted_whatever_their_order() {
        assertThat(Samples.of(Arrays.stream(new double[] {3, 1, 2})).median()).isEqualTo(2);
    }
}
