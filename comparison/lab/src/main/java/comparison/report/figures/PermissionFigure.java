package comparison.report.figures;

import comparison.model.measured.StaticFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an endpoint may do, and what it never does.
 *
 * @param granted by the role of its function
 * @param unused of these
 * @param redeployed functions by a one-line change of its own code; 0 where it was not counted
 */
public record PermissionFigure(
        String contender, String endpoint, List<String> granted, List<String> unused, int redeployed) {
    public PermissionFigure {
        granted = granted.stream().sorted().toList();
        unused = unused.stream().sorted().toList();
    }

    static Stream<PermissionFigure> of(StaticFacts facts) {
        return facts.granted().keySet().stream()
                .sorted()
                .map(it -> new PermissionFigure(
                        facts.contender(),
                        it.routeKey(),
                        List.copyOf(facts.granted().getOrDefault(it, Set.of())),
                        List.copyOf(facts.unused().getOrDefault(it, Set.of())),
                        facts.redeployed().getOrDefault(it, 0)));
    }
}
