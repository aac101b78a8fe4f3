package comparison.measure.cold;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.measure.plan.Ask;
import comparison.model.Endpoint;
import comparison.model.Start;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static Wanted wanted(String label, int times) {
        Ask ask = new Ask(new Endpoint("GET", "/"), "/", "", Map.of(), Map.of(), "", 200);
        return new Wanted(label, label, ask, Start.ZIP_LIKE, times);
    }

    @Test
    void each_round_has_each_contender_once_so_that_a_noisy_moment_hits_all_alike() {
        List<Rounds.Turn> turns = Rounds.of(List.of(wanted("a", 3), wanted("b", 3), wanted("c", 3)), 1);

        assertThat(turns).hasSize(9);
        for (int round = 0; round < 3; round++) {
            assertThat(turns.subList(3 * round, 3 * round + 3))
                    .extracting(it -> it.wanted().label())
                    .containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void the_order_within_a_round_changes_from_round_to_round_and_is_the_same_for_the_same_seed() {
        List<Wanted> ten =
                IntStream.range(0, 10).mapToObj(it -> wanted("c" + it, 2)).toList();

        List<String> order =
                Rounds.of(ten, 7).stream().map(it -> it.wanted().label()).toList();

        assertThat(order.subList(0, 10)).isNotEqualTo(order.subList(10, 20));
        assertThat(Rounds.of(ten, 7).stream().map(it -> it.wanted().label())).isEqualTo(order);
    }

    @Test
    void one_with_fewer_starts_takes_part_in_rounds_that_lie_evenly_apart() {
        List<Rounds.Turn> turns = Rounds.of(List.of(wanted("many", 20), wanted("few", 5)), 1);

        assertThat(turns.stream().filter(it -> it.wanted().label().equals("few")))
                .extracting(Rounds.Turn::round)
                .containsExactly(3, 7, 11, 15, 19);
    }

    @Property
    void everybody_gets_as_many_starts_as_wanted(
            @ForAll @IntRange(min = 1, max = 50) int one, @ForAll @IntRange(min = 1, max = 50) int other) {
        List<Rounds.Turn> turns = Rounds.of(List.of(wanted("one", one), wanted("other", other)), 3);

        assertThat(turns.stream().filter(it -> it.wanted().label().equals("one")))
                .hasSize(one);
        assertThat(turns.stream().filter(it -> it.wanted().label().equals("other")))
                .hasSize(other);
    }
}
