package comparison.model.measured;

import comparison.model.Contender;
import java.util.List;

/**
 * All that a run measured.
 *
 * @param complete whether everything that was planned was measured
 * @param missing what was not, in words
 */
public record Measurements(
        Machine machine,
        List<Contender> contenders,
        List<ColdSample> cold,
        List<WarmSample> warm,
        List<UsageSample> usage,
        List<BudgetStep> budget,
        List<StaticFacts> statics,
        List<DebugFacts> debugging,
        List<HeaderDifference> headers,
        boolean complete,
        List<String> missing) {
    public Measurements {
        contenders = List.copyOf(contenders);
        cold = List.copyOf(cold);
        warm = List.copyOf(warm);
        usage = List.copyOf(usage);
        budget = List.copyOf(budget);
        statics = List.copyOf(statics);
        debugging = List.copyOf(debugging);
        headers = List.copyOf(headers);
        missing = List.copyOf(missing);
    }
}
