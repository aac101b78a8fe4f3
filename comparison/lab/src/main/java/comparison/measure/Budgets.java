package comparison.measure;

import comparison.measure.plan.Catalogue;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.measured.BudgetStep;
import comparison.model.measured.ColdSample;
import java.util.ArrayList;
import java.util.List;

/** The budget of a cold start: each step is a contender, all asked the same, so that one sees where the time goes. */
final class Budgets {
    private Budgets() {}

    static List<BudgetStep> of(Catalogue catalogue, List<ColdSample> cold) {
        Endpoint endpoint = catalogue.asks().getFirst().endpoint();
        List<BudgetStep> steps = new ArrayList<>();
        for (Start start : Start.values()) {
            for (Catalogue.BudgetLine line : catalogue.budget()) {
                double[] both = cold.stream()
                        .filter(it -> it.start() == start
                                && it.contender().equals(line.contender())
                                && it.endpoint().equals(endpoint))
                        .mapToDouble(ColdSample::bothMillis)
                        .toArray();
                if (both.length > 0) {
                    steps.add(new BudgetStep(line.name(), start, Distribution.of(both)));
                }
            }
        }
        return steps;
    }
}
