package comparison.measure.cold;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Plan;
import comparison.measure.plan.Subject;
import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final List<Endpoint> TEN =
            IntStream.range(0, 10).mapToObj(it -> new Endpoint("GET", "/" + it)).toList();

    private static Subject subject(String name, Layout layout, List<Endpoint> endpoints) {
        Map<Endpoint, String> functions = endpoints.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> layout == Layout.SEPARATE ? name + it.path().substring(1) : name));
        return new Subject(new Contender(name, layout, "plain"), functions, List.of());
    }

    private static final Path ANY = Path.of("any");

    private static final Catalogue CATALOGUE = new Catalogue(
            ANY,
            "Table",
            ANY,
            Map.of(),
            TEN.stream()
                    .map(it -> new Ask(it, it.path(), "", Map.of(), Map.of(), "", 200))
                    .toList(),
            Map.of(),
            List.of(
                    subject("Routed", Layout.ROUTED, TEN),
                    subject("Separate", Layout.SEPARATE, TEN),
                    subject("Bare", Layout.FLOOR, TEN.subList(0, 1))),
            List.of(),
            new Catalogue.House(ANY, ANY, "Api", "log", Map.of()),
            List.of(),
            ANY,
            Map.of());

    private static int starts(Plan plan, String label, Endpoint endpoint) {
        return Choice.of(CATALOGUE, plan).stream()
                .filter(it -> it.start() == Start.ZIP_LIKE
                        && it.label().equals(label)
                        && it.ask().endpoint().equals(endpoint))
                .mapToInt(Wanted::times)
                .sum();
    }

    @Test
    void a_full_run_starts_each_routed_function_and_three_endpoints_twenty_times_floors_twelve_and_the_others_five() {
        Plan full = Plan.full();

        assertThat(starts(full, "Routed", TEN.getFirst())).isEqualTo(20);
        assertThat(TEN.subList(0, 3)).allMatch(it -> starts(full, "Separate", it) == 20);
        assertThat(TEN.subList(3, 10)).allMatch(it -> starts(full, "Separate", it) == 5);
        assertThat(starts(full, "Bare", TEN.getFirst())).isEqualTo(12);
    }

    @Test
    void a_quick_run_starts_five_times_and_two_endpoints_only() {
        Plan quick = Plan.quick();

        assertThat(TEN.subList(0, 2)).allMatch(it -> starts(quick, "Separate", it) == 5);
        assertThat(starts(quick, "Separate", TEN.get(2))).isZero();
        assertThat(starts(quick, "Routed", TEN.getFirst())).isEqualTo(5);
    }
}
