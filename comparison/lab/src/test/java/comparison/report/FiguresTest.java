package comparison.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Start;
import comparison.report.figures.BudgetFigure;
import comparison.report.figures.Difference;
import comparison.report.figures.Figures;
import comparison.report.figures.PermissionFigure;
import comparison.report.figures.Target;
import comparison.report.figures.UsageFigure;
import comparison.report.figures.WarmFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = Figures.of(GivenRun.whole(), GivenContests.won(), List.of());

    @Test
    void targets_are_held_against_the_floor_with_one_get_item_though_a_slower_one_was_measured() {
        assertThat(figures.targets()).hasSize(5);
        Target separate = figures.targets().getFirst();
        assertThat(separate.under()).isEqualTo("floor-get-item, image-like");
        assertThat(separate.asked()).isEqualTo(GivenRun.endpoints().getFirst().routeKey());
        assertThat(separate.overN()).isEqualTo(20);
        assertThat(separate.ratio()).isEqualTo(separate.overMillis() / separate.underMillis());
        assertThat(separate.interval().holds(separate.ratio())).isTrue();
    }

    @Test
    void a_ratio_is_met_on_the_right_side_of_its_limit() {
        assertThat(figures.targets()).allSatisfy(it -> assertThat(it.met())
                .isEqualTo(it.atMost() ? it.ratio() <= it.limit() : it.ratio() >= it.limit()));
    }

    @Test
    void the_steps_of_the_budget_add_up_to_its_end() {
        for (Start start : Start.MEASURED) {
            List<BudgetFigure> steps =
                    figures.budget().stream().filter(it -> it.start() == start).toList();
            assertThat(steps.stream().mapToDouble(BudgetFigure::added).sum())
                    .isCloseTo(steps.getLast().both().p50(), within(1e-6));
        }
    }

    @Test
    void requests_that_failed_are_counted_and_not_timed() {
        assertThat(figures.warmByEndpoint()).allSatisfy(it -> {
            assertThat(it.failed()).isEqualTo(1);
            assertThat(it.millis().n()).isEqualTo(119);
        });
        assertThat(figures.warm().stream().mapToInt(WarmFigure::failed).sum()).isEqualTo(80);
    }

    @Test
    void a_difference_is_shown_for_the_pair_that_ships_and_for_each_framework_at_each_rate() {
        List<Difference> means = figures.differences().stream()
                .filter(it -> it.endpoint().isEmpty())
                .toList();
        assertThat(means).hasSize(6);
        assertThat(means.getFirst().routed()).isEqualTo("routed-micronaut");
        assertThat(means.getFirst().separate()).isEqualTo("separate-plain");
        assertThat(means).allSatisfy(it -> {
            assertThat(it.interval().holds(it.millis())).isTrue();
            assertThat(it.open()).isFalse();
        });
    }

    @Test
    void the_memory_of_separate_functions_adds_up() {
        UsageFigure separate = figures.usage().stream()
                .filter(it -> it.contender().equals("separate-plain"))
                .findFirst()
                .orElseThrow();
        assertThat(separate.environments()).isEqualTo(10);
        assertThat(separate.allResidentMb()).isCloseTo(920, within(1e-9));
        assertThat(separate.mostResidentMb()).isEqualTo(92);
    }

    @Test
    void unused_permissions_are_among_those_granted() {
        assertThat(figures.permissions())
                .hasSize(40)
                .allSatisfy(it -> assertThat(it.granted()).containsAll(it.unused()))
                .extracting(PermissionFigure::redeployed)
                .containsOnly(1);
    }

    @Test
    void of_nothing_comes_nothing() {
        Figures none = Figures.of(GivenRun.empty(), List.of(), List.of());
        assertThat(none.cold()).isEmpty();
        assertThat(none.targets()).isEmpty();
        assertThat(none.differences()).isEmpty();
        assertThat(none.usage()).isEmpty();
    }
}
