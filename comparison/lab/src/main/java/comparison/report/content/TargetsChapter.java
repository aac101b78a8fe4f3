package comparison.report.content;

import comparison.model.Layout;
import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Shape;
import comparison.report.content.Chart.Swatch;
import comparison.report.content.Table.Cell;
import comparison.report.content.Table.Tone;
import comparison.report.figures.Figures;
import comparison.report.figures.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What the module set out to reach, and whether it did on this machine. */
final class TargetsChapter implements Chapter {
    private static final List<Swatch> LEGEND = List.of(
            new Swatch(new Mark.Dot(0, Shape.DIAMOND, Hue.FIRST), "ratio of the medians"),
            new Swatch(new Mark.Span(0, 1, Hue.FIRST), "95 % interval"),
            new Swatch(new Mark.Limit(0, Hue.SECOND), "target"));

    @Override
    public String id() {
        return "targets";
    }

    @Override
    public String title() {
        return "Targets for the cold start";
    }

    @Override
    public String whenEmpty() {
        return "the contenders whose cold starts the targets compare were not measured.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<Target> targets = figures.targets();
        if (targets.isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        long met = targets.stream().filter(Target::met).count();
        blocks.add(new Block.Text(
                "%d of %d targets are met. Each is a ratio of two medians of init and first request together, both asked the same where both were asked it; the interval is by %s resamples."
                        .formatted(
                                met,
                                targets.size(),
                                Words.count(figures.counts().resamples()))));
        floors(figures).forEach(it -> blocks.add(new Block.Text(it)));
        blocks.add(new Block.Figure(chart(targets), table(targets)));
        return blocks;
    }

    private static Stream<String> floors(Figures figures) {
        List<String> floors = figures.contenders().stream()
                .filter(it -> it.layout() == Layout.FLOOR)
                .flatMap(floor -> figures.cold().stream()
                        .filter(it -> it.contender().equals(floor.name()))
                        .sorted(Comparator.comparing(it -> it.start()))
                        .map(it -> "%s takes %s %s (p50, n=%d)"
                                .formatted(
                                        floor.name(),
                                        Words.millis(it.both().p50()),
                                        it.start().label(),
                                        it.both().n())))
                .toList();
        return floors.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "The floor of the ratios is the slowest of the floors, which does the same work without an API around it: %s."
                                .formatted(String.join("; ", floors)));
    }

    private static Chart chart(List<Target> targets) {
        return new Chart.Rows(
                "Ratios against their targets",
                "Each row says whether its ratio may be at most the target or must be at least it.",
                Axis.linear(
                        "ratio",
                        targets.stream()
                                .flatMapToDouble(it -> DoubleStream.of(
                                        it.ratio(), it.limit(), it.interval().high()))),
                targets.stream().map(TargetsChapter::row).toList(),
                LEGEND);
    }

    private static Row row(Target target) {
        return new Row(
                target.what(),
                "%s, wanted %s: %s".formatted(Words.times(target.ratio()), wanted(target), verdict(target)),
                List.of(
                        new Mark.Span(target.interval().low(), target.interval().high(), Hue.FIRST),
                        new Mark.Limit(target.limit(), Hue.SECOND),
                        new Mark.Dot(target.ratio(), Shape.DIAMOND, Hue.FIRST)));
    }

    private static String wanted(Target target) {
        return (target.atMost() ? "at most " : "at least ") + Words.times(target.limit());
    }

    private static String verdict(Target target) {
        return target.met() ? "met" : "not met";
    }

    private static Table table(List<Target> targets) {
        var table = Table.of("Targets")
                .text("target", "wanted")
                .numbers("ratio", "95 % interval")
                .text("verdict", "divided", "by", "first request");
        for (Target each : targets) {
            table.row(
                    each.what(),
                    wanted(each),
                    Words.times(each.ratio()),
                    "%s to %s"
                            .formatted(
                                    Words.times(each.interval().low()),
                                    Words.times(each.interval().high())),
                    new Cell(
                            (each.met() ? "✓ " : "✗ ") + verdict(each) + (each.close() ? ", but close" : ""),
                            each.met() ? Tone.GOOD : Tone.BAD),
                    "%s: %s (n=%d)".formatted(each.over(), Words.millis(each.overMillis()), each.overN()),
                    "%s: %s (n=%d)".formatted(each.under(), Words.millis(each.underMillis()), each.underN()),
                    each.asked().isEmpty() ? "all" : each.asked());
        }
        return table.build();
    }
}
