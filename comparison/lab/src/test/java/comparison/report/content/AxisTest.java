package comparison.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Property(tries = 300)
    void an_axis_holds_its_values_between_its_outer_ticks(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.01, max = 1e6) Double> values) {
        for (Axis axis : List.of(
                Axis.linear("ms", values(values)),
                Axis.around("ms", values(values)),
                Axis.fitting("ms", values(values)))) {
            assertThat(axis.ticks()).hasSizeBetween(2, 12).isSorted();
            assertThat(axis.ticks().getFirst()).isCloseTo(axis.from(), within(1e-6 * axis.to()));
            assertThat(axis.ticks().getLast()).isCloseTo(axis.to(), within(1e-6 * axis.to()));
            assertThat(values).allSatisfy(it -> {
                assertThat(it).isBetween(axis.from() - 1e-9, axis.to() * (1 + 1e-9));
                assertThat(axis.place(it)).isBetween(0.0, 1.0);
            });
        }
    }

    @Test
    void values_far_apart_get_a_logarithmic_axis() {
        Axis axis = Axis.fitting("ms", DoubleStream.of(0.4, 900));
        assertThat(axis.logarithmic()).isTrue();
        assertThat(axis.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1_000.0);
        assertThat(axis.place(10)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void an_axis_without_values_still_has_a_length() {
        assertThat(Axis.linear("ms", DoubleStream.empty()).to()).isPositive();
        assertThat(Axis.around("ms", DoubleStream.empty()).to()).isPositive();
        assertThat(Axis.linear("ms", DoubleStream.of(-3, -1)).from()).isEqualTo(-3);
    }

    private static DoubleStream values(List<Double> values) {
        return values.stream().mapToDouble(it -> it);
    }
}
