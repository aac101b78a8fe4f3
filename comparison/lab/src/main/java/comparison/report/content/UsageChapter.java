package comparison.report.content;

import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Row;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.Figures;
import comparison.report.figures.UsageFigure;
import java.util.List;

/** What environments use. */
final class UsageChapter implements Chapter {
    @Override
    public String id() {
        return "usage";
    }

    @Override
    public String title() {
        return "CPU and memory";
    }

    @Override
    public String whenEmpty() {
        return "no environment was watched while it served.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<UsageFigure> usage = figures.usage();
        if (usage.isEmpty()) {
            return List.of();
        }
        var table = Table.of("CPU and memory while warm requests ran")
                .text("contender")
                .numbers(
                        "environments",
                        "requests",
                        "CPU per request, ms",
                        "largest resident, MB",
                        "one of each function, MB");
        usage.forEach(it -> table.row(
                it.contender(),
                Words.count(it.environments()),
                Words.count(it.requests()),
                Words.number(it.cpuMillisPerRequest()),
                Words.number(it.mostResidentMb()),
                Words.number(it.allResidentMb())));
        return List.of(
                new Block.Text(
                        "User and system time of the JVMs, and the most that each had resident. On Lambda a separate layout keeps one environment per function that is in use, so its memory adds up."),
                new Block.Figure(chart(usage), table.build()));
    }

    private static Chart chart(List<UsageFigure> usage) {
        return new Chart.Rows(
                "Resident memory",
                "The largest environment of each contender, and one environment of each of its functions together.",
                Axis.linear("MB", usage.stream().mapToDouble(UsageFigure::allResidentMb)),
                usage.stream()
                        .map(it -> new Row(
                                it.contender(),
                                "%s MB of %s MB"
                                        .formatted(Words.number(it.mostResidentMb()), Words.number(it.allResidentMb())),
                                List.of(
                                        new Mark.Span(0, it.allResidentMb(), Hue.NEUTRAL),
                                        new Mark.Bar(0, it.mostResidentMb(), Hue.FIRST))))
                        .toList(),
                List.of(
                        new Swatch(new Mark.Bar(0, 1, Hue.FIRST), "largest environment"),
                        new Swatch(new Mark.Span(0, 1, Hue.NEUTRAL), "one of each function")));
    }
}
