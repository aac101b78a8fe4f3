package comparison.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchTest {
    /** Figures of an invented application: a group's depend on its endpoints alone, as in life. */
    private static GroupScores scores(long seed) {
        return new GroupScores(group -> {
            var random = new SplittableRandom(seed ^ group * 0x9E3779B97F4A7C15L);
            int size = Long.bitCount(group);
            double requests = 10.0 * size;
            double p99 = 50 + 400 / Math.sqrt(size) + 60 * random.nextDouble();
            return new GroupScore(
                    requests,
                    requests * p99,
                    p99,
                    requests / 50,
                    1 + 0.3 * size + random.nextDouble(),
                    requests * (1 - 1.0 / size));
        });
    }

    private static Search search(int endpoints, long seed) {
        return new Search(endpoints, scores(seed), Rules.none());
    }

    @Test
    void every_partition_of_ten_endpoints_is_looked_at() {
        assertThat(search(10, 1).run().looked()).isEqualTo(115_975); // Bell(10)
        assertThat(search(10, 1).run().exact()).isTrue();
        assertThat(search(4, 1).run().looked()).isEqualTo(15);
    }

    @Test
    void a_group_is_worked_out_once() {
        GroupScores scores = scores(3);
        new Search(10, scores, Rules.none()).run();
        assertThat(scores.worked()).isEqualTo(1_023);
    }

    @Property(tries = 30)
    void nothing_on_the_front_is_dominated_and_the_front_dominates_all_the_rest(
            @ForAll @IntRange(min = 1, max = 6) int endpoints, @ForAll @IntRange(max = 1_000) int seed) {
        List<Scored> front = search(endpoints, seed).run().front();
        assertThat(front).noneMatch(one -> front.stream().anyMatch(other -> other.dominates(one)));
        for (Partition partition : all(endpoints)) {
            var scored = new Scored(partition, scores(seed).of(partition));
            assertThat(front).anyMatch(it -> it.dominates(scored) || isAlike(it, scored));
        }
    }

    /** But for what another order of summing makes of it. */
    private static boolean isAlike(Scored one, Scored other) {
        for (int i = 0; i < 3; i++) {
            if (Math.abs(one.objectives()[i] - other.objectives()[i]) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Every partition by another way: each endpoint goes into a group that there is, or begins one. */
    private static List<Partition> all(int endpoints) {
        var all = new ArrayList<List<Long>>();
        all.add(List.of());
        for (int i = 0; i < endpoints; i++) {
            var longer = new ArrayList<List<Long>>();
            for (List<Long> groups : all) {
                for (int into = 0; into <= groups.size(); into++) {
                    var changed = new ArrayList<>(groups);
                    if (into == groups.size()) {
                        changed.add(1L << i);
                    } else {
                        changed.set(into, groups.get(into) | 1L << i);
                    }
                    longer.add(changed);
                }
            }
            all.clear();
            all.addAll(longer);
        }
        return all.stream().map(it -> new Partition(it)).toList();
    }

    @Property(tries = 30)
    void a_grouping_s_figures_are_the_sums_of_its_groups(@ForAll @IntRange(max = 1_000) int seed) {
        GroupScores scores = scores(seed);
        for (Scored each : new Search(5, scores, Rules.none()).run().front()) {
            double usd = 0;
            double requests = 0;
            for (long group : each.partition().groups()) {
                usd += scores.of(group).usd();
                requests += scores.of(group).requests();
            }
            assertThat(each.score().usd()).isCloseTo(usd, within(1e-9));
            assertThat(each.score().requests()).isEqualTo(requests).isEqualTo(50);
        }
    }

    @Property(tries = 30)
    void what_is_forbidden_is_never_proposed(
            @ForAll @IntRange(min = 2, max = 8) int endpoints, @ForAll @IntRange(max = 500) int seed) {
        Rules apart = group -> (group & 3) == 3 ? Optional.of("the first two must stay apart") : Optional.empty();
        var search = new Search(endpoints, scores(seed), apart);
        for (Search.Found found : List.of(search.exact(), search.heuristic())) {
            assertThat(found.front()).isNotEmpty();
            for (Scored each : found.front()) {
                for (long group : each.partition().groups()) {
                    assertThat(group & 3).isNotEqualTo(3);
                }
            }
        }
        assertThat(search.routedForbidden()).contains("the first two must stay apart");
    }

    @Property(tries = 20)
    void the_heuristic_comes_close_to_the_best_where_that_is_known(@ForAll @IntRange(max = 1_000) int seed) {
        Search search = search(9, seed);
        double exact = least(search.exact().front(), 1);
        double found = least(search.heuristic().front(), 1);
        assertThat(found).isBetween(exact - 1e-9, exact * 1.05);
        assertThat(least(search.heuristic().front(), 0))
                .isLessThanOrEqualTo(least(search.exact().front(), 0) * 1.05);
    }

    private static double least(List<Scored> all, int objective) {
        return all.stream().mapToDouble(it -> it.objectives()[objective]).min().orElseThrow();
    }

    @Test
    void partitions_are_equal_whatever_the_order_of_their_groups() {
        assertThat(Partition.of(4L, 3L)).isEqualTo(Partition.of(3L, 4L));
        assertThat(Partition.separate(3).merged(0, 2)).isEqualTo(Partition.of(5L, 2L));
        assertThat(Partition.routed(3).moved(1, 1)).isEqualTo(Partition.of(5L, 2L));
    }
}
