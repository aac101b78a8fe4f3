package comparison.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Property(tries = 300)
    void percentiles_stand_in_their_order_between_the_least_and_the_most(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(max = 1e6) Double> samples) {
        Summary summary = Summary.of(samples.stream().mapToDouble(it -> it));
        assertThat(DoubleStream.of(summary.least(), summary.p50(), summary.p90(), summary.p99(), summary.most())
                        .boxed())
                .isSorted();
        assertThat(summary.n()).isEqualTo(samples.size());
    }

    @Test
    void of_fewer_than_a_hundred_samples_the_largest_stands_for_the_99th_percentile_and_says_so() {
        Summary few = Summary.of(IntStream.rangeClosed(1, 99).asDoubleStream());
        assertThat(few.p99()).isEqualTo(99);
        assertThat(few.p99IsLargest()).isTrue();
        Summary enough = Summary.of(IntStream.rangeClosed(0, 100).asDoubleStream());
        assertThat(enough.p99()).isEqualTo(99);
        assertThat(enough.p99IsLargest()).isFalse();
    }
}
