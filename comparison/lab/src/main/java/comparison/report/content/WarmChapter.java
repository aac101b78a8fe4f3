package comparison.report.content;

import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Shape;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.Difference;
import comparison.report.figures.Figures;
import comparison.report.figures.WarmFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Requests to environments that are there, and how far the layouts lie apart in them. */
final class WarmChapter implements Chapter {
    private static final List<Swatch> PERCENTILES = List.of(
            new Swatch(new Mark.Dot(0, Shape.DIAMOND, Hue.NEUTRAL), "p50"),
            new Swatch(new Mark.Dot(0, Shape.TRIANGLE, Hue.NEUTRAL), "p90"),
            new Swatch(new Mark.Dot(0, Shape.STROKE, Hue.FIRST), "p99"),
            new Swatch(new Mark.Span(0, 1, Hue.FIRST), "p50 to p99"));
    private static final List<Swatch> INTERVALS = List.of(
            new Swatch(new Mark.Dot(0, Shape.DIAMOND, Hue.FIRST), "routed minus separate"),
            new Swatch(new Mark.Span(0, 1, Hue.FIRST), "95 % interval"),
            new Swatch(new Mark.Limit(0, Hue.SECOND), "no difference"));

    @Override
    public String id() {
        return "warm";
    }

    @Override
    public String title() {
        return "Warm requests";
    }

    @Override
    public String whenEmpty() {
        return "no warm request was measured.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        if (figures.warm().isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Text(
                        "Open-loop arrivals: a request’s time counts from when it was due, so that waiting behind a slow one is not hidden. Requests that ended with 500 or more are counted and not timed."));
        blocks.add(new Block.Figure(latencies(figures.warm()), table("Warm requests, ms", figures.warm())));
        blocks.add(new Block.Fold(
                "Per endpoint and rate (%s)"
                        .formatted(Words.of(figures.warmByEndpoint().size(), "row")),
                List.of(new Block.Tabular(table("Warm requests per endpoint, ms", figures.warmByEndpoint())))));
        if (!figures.differences().isEmpty()) {
            differences(figures, blocks);
        }
        return blocks;
    }

    private static void differences(Figures figures, List<Block> blocks) {
        List<Difference> means = means(figures.differences());
        List<Difference> open = means.stream().filter(Difference::open).toList();
        blocks.add(new Block.Heading("Routed minus separate"));
        blocks.add(new Block.Text(
                "The median of the routed contender less that of the separate one, endpoint by endpoint, then the mean over the endpoints; %.0f %% intervals by %s bootstrap resamples within each endpoint. %s"
                        .formatted(
                                100 * figures.counts().confidence(),
                                Words.count(figures.counts().resamples()),
                                open.isEmpty()
                                        ? "None of the intervals holds 0."
                                        : "%d of %d intervals hold 0: there the samples do not tell which is faster."
                                                .formatted(open.size(), means.size()))));
        blocks.add(new Block.Figure(
                chart(means), differenceTable("Routed minus separate, mean over the endpoints", means)));
        blocks.add(new Block.Fold(
                "Routed minus separate per endpoint (%s)"
                        .formatted(Words.of(figures.differences().size(), "row")),
                List.of(new Block.Tabular(
                        differenceTable("Routed minus separate per endpoint", figures.differences())))));
    }

    /** Where a pair was asked for one endpoint only, that one stands for the mean. */
    private static List<Difference> means(List<Difference> all) {
        List<Difference> means =
                all.stream().filter(it -> it.endpoint().isEmpty()).toList();
        return means.isEmpty() ? all : means;
    }

    private static Chart latencies(List<WarmFigure> warm) {
        return new Chart.Rows(
                "Latency per contender and rate",
                "The median, the 90th and the 99th percentile over all endpoints. Further left is better.",
                Axis.fitting(
                        "milliseconds",
                        warm.stream()
                                .flatMapToDouble(it -> DoubleStream.of(
                                        it.millis().p50(), it.millis().p99()))),
                warm.stream().map(WarmChapter::row).toList(),
                PERCENTILES);
    }

    private static Row row(WarmFigure figure) {
        return new Row(
                "%s, %s/s".formatted(figure.contender(), Words.plain(figure.ratePerSecond())),
                "p50 %s, p99 %s"
                        .formatted(
                                Words.millis(figure.millis().p50()),
                                Words.millis(figure.millis().p99())),
                List.of(
                        new Mark.Span(figure.millis().p50(), figure.millis().p99(), Hue.FIRST),
                        new Mark.Dot(figure.millis().p99(), Shape.STROKE, Hue.FIRST),
                        new Mark.Dot(figure.millis().p90(), Shape.TRIANGLE, Hue.NEUTRAL),
                        new Mark.Dot(figure.millis().p50(), Shape.DIAMOND, Hue.NEUTRAL)));
    }

    private static Table table(String caption, List<WarmFigure> warm) {
        var table = Table.of(caption)
                .text("contender", "endpoint")
                .numbers("arrivals/s", "n", "p50", "p90", "p99", "max", "failed");
        for (WarmFigure each : warm) {
            table.row(
                    each.contender(),
                    each.endpoint().isEmpty() ? "all" : each.endpoint(),
                    Words.plain(each.ratePerSecond()),
                    Words.count(each.millis().n()),
                    Words.number(each.millis().p50()),
                    Words.number(each.millis().p90()),
                    Words.p99(each.millis()),
                    Words.number(each.millis().most()),
                    Words.count(each.failed()));
        }
        return table.build();
    }

    private static Chart chart(List<Difference> means) {
        return new Chart.Rows(
                "Warm p50, routed minus separate",
                "Right of 0 the routed contender is slower, left of it faster.",
                Axis.linear(
                        "milliseconds",
                        means.stream()
                                .flatMapToDouble(it -> DoubleStream.of(
                                        it.interval().low(), it.interval().high()))),
                means.stream().map(WarmChapter::row).toList(),
                INTERVALS);
    }

    private static Row row(Difference difference) {
        return new Row(
                "%s − %s, %s/s"
                        .formatted(difference.routed(), difference.separate(), Words.plain(difference.ratePerSecond())),
                Words.signed(difference.millis()) + " ms",
                List.of(
                        new Mark.Limit(0, Hue.SECOND),
                        new Mark.Span(
                                difference.interval().low(),
                                difference.interval().high(),
                                Hue.FIRST),
                        new Mark.Dot(difference.millis(), Shape.DIAMOND, Hue.FIRST)));
    }

    private static Table differenceTable(String caption, List<Difference> differences) {
        var table = Table.of(caption)
                .text("routed", "separate", "endpoint")
                .numbers("arrivals/s", "p50 difference, ms", "95 % interval, ms", "n routed", "n separate");
        for (Difference each : differences) {
            table.row(
                    each.routed(),
                    each.separate(),
                    each.endpoint().isEmpty() ? "mean over all" : each.endpoint(),
                    Words.plain(each.ratePerSecond()),
                    Words.signed(each.millis()),
                    Words.interval(each.interval()),
                    Words.count(each.routedN()),
                    Words.count(each.separateN()));
        }
        return table.build();
    }
}
