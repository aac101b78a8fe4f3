package comparison.report.content;

import comparison.model.Start;
import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.BudgetFigure;
import comparison.report.figures.Figures;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where the time of a cold start goes. */
final class BudgetChapter implements Chapter {
    private static final List<Swatch> LEGEND = List.of(
            new Swatch(new Mark.Bar(0, 1, Hue.FIRST), "zip-like: what the step adds"),
            new Swatch(new Mark.Bar(0, 1, Hue.SECOND), "image-like: what the step adds"),
            new Swatch(new Mark.Span(0, 1, Hue.NEUTRAL), "all steps before it"));

    @Override
    public String id() {
        return "budget";
    }

    @Override
    public String title() {
        return "Where the time of a cold start goes";
    }

    @Override
    public String whenEmpty() {
        return "the steps of the budget were not measured.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<BudgetFigure> budget = figures.budget();
        return budget.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Text(
                                "Each step is a function of its own that holds all that the steps before it hold; a step adds the difference of the medians, which noise may make less than nothing."),
                        new Block.Figure(chart(budget), table(budget)));
    }

    private static Chart chart(List<BudgetFigure> budget) {
        return new Chart.Rows(
                "The budget, step on step",
                "Each row begins where the median of the step before it ended.",
                Axis.linear(
                        "milliseconds, init and first request",
                        budget.stream()
                                .flatMapToDouble(it -> DoubleStream.of(
                                        it.both().p50(), it.both().p50() - it.added()))),
                budget.stream().map(BudgetChapter::row).toList(),
                LEGEND);
    }

    private static Row row(BudgetFigure figure) {
        double end = figure.both().p50();
        double begin = end - figure.added();
        return new Row(
                "%s, %s".formatted(figure.step(), figure.start().label()),
                "%s ms → %s".formatted(Words.signed(figure.added()), Words.millis(end)),
                List.of(
                        new Mark.Span(0, begin, Hue.NEUTRAL),
                        new Mark.Bar(begin, end, figure.start() == Start.ZIP_LIKE ? Hue.FIRST : Hue.SECOND)));
    }

    private static Table table(List<BudgetFigure> budget) {
        var table = Table.of("Init and first request per step, ms")
                .text("step", "start")
                .numbers("n", "adds", "p50", "p90", "p99");
        for (BudgetFigure each : budget) {
            table.row(
                    each.step(),
                    each.start().label(),
                    each.both().n(),
                    Words.signed(each.added()),
                    Words.number(each.both().p50()),
                    Words.number(each.both().p90()),
                    Words.p99(each.both()));
        }
        return table.build();
    }
}
