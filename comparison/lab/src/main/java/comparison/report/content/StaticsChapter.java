package comparison.report.content;

import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.Figures;
import comparison.report.figures.StaticFigure;
import comparison.report.figures.StaticFigure.Headroom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sizes, quotas and lines: what can be counted without running anything. */
final class StaticsChapter implements Chapter {
    private static final long QUOTA_MB = 250;
    private static final double MEGABYTE = 1024 * 1024;

    @Override
    public String id() {
        return "statics";
    }

    @Override
    public String title() {
        return "Size, quotas and wiring";
    }

    @Override
    public String whenEmpty() {
        return "nothing was counted.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<StaticFigure> statics = figures.statics();
        if (statics.isEmpty()) {
            return List.of();
        }
        var jars = new ArrayList<Block>();
        statics.forEach(it -> jars.add(new Block.Code(it.contender(), String.join("\n", it.jarNames()))));
        return List.of(
                new Block.Figure(chart(statics), table(statics)),
                new Block.Fold("Jars of each contender’s largest function", jars));
    }

    private static Chart chart(List<StaticFigure> statics) {
        return new Chart.Rows(
                "Unpacked size of the largest function",
                "With its layer, against what Lambda allows.",
                Axis.linear(
                        "MB",
                        java.util.stream.DoubleStream.concat(
                                statics.stream().mapToDouble(it -> it.unpackedBytes() / MEGABYTE),
                                java.util.stream.DoubleStream.of(QUOTA_MB))),
                statics.stream()
                        .map(it -> new Row(
                                it.contender(),
                                "%s, %s left"
                                        .formatted(
                                                Words.megabytes(it.unpackedBytes()),
                                                Words.megabytes(it.unpackedHeadroomBytes())),
                                List.of(
                                        new Mark.Bar(0, it.unpackedBytes() / MEGABYTE, Hue.FIRST),
                                        new Mark.Limit(QUOTA_MB, Hue.SECOND))))
                        .toList(),
                List.of(
                        new Swatch(new Mark.Bar(0, 1, Hue.FIRST), "unpacked, layer included"),
                        new Swatch(new Mark.Limit(0, Hue.SECOND), "quota, 250 MB")));
    }

    /** Facts as rows and contenders as columns: they are compared, not summed. */
    private static Table table(List<StaticFigure> statics) {
        var table = Table.of("What was counted")
                .text("fact")
                .numbers(statics.stream().map(StaticFigure::contender).toArray(String[]::new));
        row(table, "functions", statics, it -> Words.count(it.functions()));
        row(table, "zip of the largest", statics, it -> Words.megabytes(it.zipBytes()));
        row(table, "unpacked, layer included", statics, it -> Words.megabytes(it.unpackedBytes()));
        row(table, "left to 250 MB", statics, it -> Words.megabytes(it.unpackedHeadroomBytes()));
        row(table, "jars on its class path", statics, it -> Words.count(it.jars()));
        row(
                table,
                "classes loaded, warm",
                statics,
                it -> it.classesLoaded() == 0 ? Words.NONE : Words.count(it.classesLoaded()));
        row(table, "CloudFormation resources (its own), left to the quota", statics, it -> headroom(it.resources()));
        row(table, "routes (its own), left to the quota", statics, it -> headroom(it.routes()));
        row(table, "integrations (its own), left to the quota", statics, it -> headroom(it.integrations()));
        row(table, "lines of routing and wiring", statics, it -> Words.count(it.routingLines()));
        row(table, "unused of the granted permissions, mean", statics, it -> Words.percent(it.unusedShare()));
        row(
                table,
                "functions that a one-line change redeploys, mean",
                statics,
                it -> Words.number(it.redeployedMean()));
        return table.build();
    }

    private static String headroom(Headroom quota) {
        return "%s (%s), %s of %s"
                .formatted(
                        Words.count(quota.used()),
                        Words.count(quota.own()),
                        Words.count(quota.left()),
                        Words.count(quota.limit()));
    }

    private static void row(
            Table.Builder table, String fact, List<StaticFigure> statics, Function<StaticFigure, String> value) {
        var row = new ArrayList<Object>();
        row.add(fact);
        statics.forEach(it -> row.add(value.apply(it)));
        table.row(row.toArray());
    }
}
