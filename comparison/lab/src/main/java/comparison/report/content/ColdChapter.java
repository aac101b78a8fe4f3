package comparison.report.content;

import comparison.model.Start;
import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Shape;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.ColdFigure;
import comparison.report.figures.Figures;
import comparison.report.figures.Summary;
import java.util.ArrayList;
import java.util.List;

/** What a request meets that needs a new environment. */
final class ColdChapter implements Chapter {
    private static final List<Swatch> LEGEND = List.of(
            new Swatch(new Mark.Dot(0, Shape.SAMPLE, Hue.FIRST), "one zip-like start"),
            new Swatch(new Mark.Dot(0, Shape.SAMPLE, Hue.SECOND), "one image-like start"),
            new Swatch(new Mark.Dot(0, Shape.DIAMOND, Hue.NEUTRAL), "p50"),
            new Swatch(new Mark.Dot(0, Shape.TRIANGLE, Hue.NEUTRAL), "p90"));

    @Override
    public String id() {
        return "cold";
    }

    @Override
    public String title() {
        return "Cold starts";
    }

    @Override
    public String whenEmpty() {
        return "no cold start was measured.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        if (figures.cold().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Block.Text(
                        "Init lasts from the spawn to the first “next”, the first request from its arrival to its answer. Zip-like starts have no AOT cache, as a managed zip; image-like ones have one, as a container image can."),
                new Block.Figure(chart(figures.cold()), byContender(figures.cold())),
                new Block.Fold(
                        "Per endpoint (%s)"
                                .formatted(Words.of(figures.coldByEndpoint().size(), "row")),
                        List.of(new Block.Tabular(byEndpoint(figures.coldByEndpoint())))));
    }

    private static Chart chart(List<ColdFigure> cold) {
        return new Chart.Rows(
                "Init and first request together",
                "Every start of every contender as a dot, with the median and the 90th percentile. Further left is better.",
                Axis.linear("milliseconds", cold.stream().mapToDouble(it -> it.both()
                        .most())),
                cold.stream().map(ColdChapter::row).toList(),
                LEGEND);
    }

    private static Row row(ColdFigure figure) {
        Hue hue = figure.start() == Start.ZIP_LIKE ? Hue.FIRST : Hue.SECOND;
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Span(figure.both().least(), figure.both().most(), hue));
        figure.samples().forEach(it -> marks.add(new Mark.Dot(it, Shape.SAMPLE, hue)));
        marks.add(new Mark.Dot(figure.both().p90(), Shape.TRIANGLE, Hue.NEUTRAL));
        marks.add(new Mark.Dot(figure.both().p50(), Shape.DIAMOND, Hue.NEUTRAL));
        return new Row(
                "%s, %s".formatted(figure.contender(), figure.start().label()),
                "%s (n=%d)"
                        .formatted(
                                Words.millis(figure.both().p50()), figure.both().n()),
                marks);
    }

    private static Table byContender(List<ColdFigure> cold) {
        var table = Table.of("Cold starts per contender, ms")
                .text("contender", "start", "what")
                .numbers("n", "p50", "p90", "p99", "max");
        for (ColdFigure each : cold) {
            add(table, each, "both", each.both());
            add(table, each, "init", each.init());
            add(table, each, "first request", each.first());
        }
        return table.build();
    }

    private static void add(Table.Builder table, ColdFigure figure, String what, Summary summary) {
        table.row(
                figure.contender(),
                figure.start().label(),
                what,
                summary.n(),
                Words.number(summary.p50()),
                Words.number(summary.p90()),
                Words.p99(summary),
                Words.number(summary.most()));
    }

    private static Table byEndpoint(List<ColdFigure> cold) {
        var table = Table.of("Cold starts per endpoint, ms")
                .text("contender", "start", "first request")
                .numbers("n", "init p50", "first p50", "both p50", "both p90", "both p99");
        for (ColdFigure each : cold) {
            table.row(
                    each.contender(),
                    each.start().label(),
                    each.endpoint(),
                    each.both().n(),
                    Words.number(each.init().p50()),
                    Words.number(each.first().p50()),
                    Words.number(each.both().p50()),
                    Words.number(each.both().p90()),
                    Words.p99(each.both()));
        }
        return table.build();
    }
}
