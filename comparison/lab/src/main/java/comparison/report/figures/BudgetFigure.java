package comparison.report.figures;

import comparison.model.Start;
import comparison.model.measured.BudgetStep;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a cold start's budget.
 *
 * @param both init and first request together, of all steps up to this one
 * @param added what this step added to the median; less than nothing where noise exceeds it
 */
public record BudgetFigure(String step, Start start, Summary both, double added) {
    static List<BudgetFigure> of(List<BudgetStep> steps) {
        var figures = new ArrayList<BudgetFigure>();
        for (Start start : Start.MEASURED) {
            double before = 0;
            for (BudgetStep step : steps) {
                if (step.start() == start) {
                    Summary both = Summary.of(step.both());
                    figures.add(new BudgetFigure(step.name(), start, both, both.p50() - before));
                    before = both.p50();
                }
            }
        }
        return figures;
    }
}
