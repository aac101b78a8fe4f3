package comparison.report.figures;

import comparison.model.Contender;
import comparison.model.measured.DebugFacts;
import comparison.model.measured.HeaderDifference;
import comparison.model.measured.Machine;
import comparison.model.measured.Measurements;
import comparison.model.simulated.Contest;
import java.util.Comparator;
import java.util.List;

/**
 * All that a report shows.
 *
 * @param contests the first is the one between the two that ship
 * @param cold per contender and start, {@code coldByEndpoint} per endpoint too; {@code warm} likewise
 * @param rawFiles names of the files with every sample, beside the report
 */
public record Figures(
        Machine machine,
        boolean complete,
        List<String> missing,
        List<Contender> contenders,
        List<Contest> contests,
        List<ColdFigure> cold,
        List<ColdFigure> coldByEndpoint,
        List<Target> targets,
        List<BudgetFigure> budget,
        List<WarmFigure> warm,
        List<WarmFigure> warmByEndpoint,
        List<Difference> differences,
        List<UsageFigure> usage,
        List<StaticFigure> statics,
        List<PermissionFigure> permissions,
        List<DebugFacts> debugging,
        List<HeaderDifference> headers,
        Counts counts,
        List<String> rawFiles) {
    /** How much was measured. */
    public record Counts(int coldStarts, int warmRequests, int resamples, long seed, double confidence) {}

    public static Figures of(Measurements measurements, List<Contest> contests, List<String> rawFiles) {
        return new Figures(
                measurements.machine(),
                measurements.complete(),
                measurements.missing(),
                measurements.contenders(),
                List.copyOf(contests),
                ColdStarts.byContender(measurements),
                ColdStarts.byEndpoint(measurements),
                Targets.of(measurements),
                BudgetFigure.of(measurements.budget()),
                WarmRequests.byContender(measurements),
                WarmRequests.byEndpoint(measurements),
                Differences.of(measurements, contests),
                UsageFigure.of(measurements),
                measurements.statics().stream().map(StaticFigure::of).toList(),
                measurements.statics().stream().flatMap(PermissionFigure::of).toList(),
                measurements.debugging(),
                measurements.headers().stream()
                        .sorted(Comparator.comparing(HeaderDifference::endpoint)
                                .thenComparing(HeaderDifference::header)
                                .thenComparing(HeaderDifference::contender))
                        .toList(),
                new Counts(
                        measurements.cold().size(),
                        measurements.warm().size(),
                        Bootstrap.RESAMPLES,
                        Bootstrap.SEED,
                        Bootstrap.CONFIDENCE),
                List.copyOf(rawFiles));
    }
}
