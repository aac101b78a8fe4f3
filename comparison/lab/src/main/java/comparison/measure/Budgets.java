package comparison.measure;

import comparison.measure.plan.Catalogue;
import comparison.model.Distribution;
import comparison.model.Start;
import comparison.model.measured.BudgetStep;
import comparison.model.measured.ColdSample;
import java.util.ArrayList;
import java.util.List;

/** The budget of a cold start: each step is a function, all asked the same, so that one sees where the time goes. */
final class Budgets {
    private Budgets() {}

    static List<BudgetStep> of(Catalogue catalogue, List<ColdSample> cold) {
        List<BudgetStep> steps = new ArrayList<>();
        for (Start start : Start.MEASURED) {
            for (Catalogue.BudgetLine line : catalogue.budget()) {
                double[] both = cold.stream()
                        .filter(it -> it.start() == start
                                && it.function().equals(line.function())
                                && it.endpoint().equals(catalogue.key()))
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
