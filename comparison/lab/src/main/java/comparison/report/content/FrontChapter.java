package comparison.report.content;

import comparison.model.Group;
import comparison.model.simulated.Candidate;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Outcome;
import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Point;
import comparison.report.content.Chart.Shape;
import comparison.report.content.Chart.Swatch;
import comparison.report.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Groupings that no other beats in percentile, cost and blast radius at once, beside those that everybody asks about. */
final class FrontChapter implements Chapter {
    private static final List<Swatch> LEGEND = List.of(
            new Swatch(new Mark.Dot(0, Shape.RING, Hue.FIRST), "routed, separate and the best found"),
            new Swatch(new Mark.Dot(0, Shape.RING, Hue.NEUTRAL), "others on the front"));

    @Override
    public String id() {
        return "front";
    }

    @Override
    public String title() {
        return "Groupings worth a look: the Pareto front";
    }

    @Override
    public String whenEmpty() {
        return "no search over groupings was made.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        var blocks = new ArrayList<Block>();
        for (Contest contest : figures.contests()) {
            contest.verdict().outcomes().stream()
                    .filter(it -> !it.front().isEmpty())
                    .forEach(outcome -> {
                        blocks.add(new Block.Heading(contest.title()));
                        blocks.add(new Block.Text(searched(contest, outcome)));
                        List<Candidate> shown = shown(outcome);
                        blocks.add(new Block.Figure(scatter(shown, outcome), table(shown)));
                        blocks.add(new Block.Fold("Which endpoints share a function", List.of(memberships(shown))));
                    });
        }
        return blocks;
    }

    private static String searched(Contest contest, Outcome outcome) {
        double gap = contest.verdict().gap();
        return "%s groupings were looked at with idle environments kept for %s minutes and %s of the starts made ahead. %s"
                .formatted(
                        Words.count(contest.verdict().searched()),
                        Words.plain(outcome.scenario().idleMinutes()),
                        Words.plain(100 * outcome.scenario().proactiveShare()) + " %",
                        gap == 0
                                ? "Those were all there are."
                                : "The best may be up to %s better.".formatted(Words.percent(gap)));
    }

    /** The named ones first; one that is on the front too is shown once. */
    private static List<Candidate> shown(Outcome outcome) {
        var byGrouping = Stream.concat(outcome.named().stream(), outcome.front().stream())
                .collect(Collectors.toMap(
                        Candidate::grouping,
                        it -> it,
                        (one, other) -> outcome.front().contains(other) ? one : both(one, other),
                        java.util.LinkedHashMap::new));
        return List.copyOf(byGrouping.values());
    }

    private static Candidate both(Candidate one, Candidate other) {
        return new Candidate(
                one.name() + " = " + other.name(),
                one.grouping(),
                one.p99Millis(),
                one.worstP99Millis(),
                one.coldShare(),
                one.usdPerMonth(),
                one.blastRadius());
    }

    private static Chart scatter(List<Candidate> shown, Outcome outcome) {
        List<Point> points = IntStream.range(0, shown.size())
                .mapToObj(i -> new Point(
                        i + 1,
                        shown.get(i).usdPerMonth(),
                        shown.get(i).p99Millis(),
                        shown.get(i).blastRadius(),
                        isNamed(shown.get(i), outcome) ? Hue.FIRST : Hue.NEUTRAL))
                .filter(it -> Double.isFinite(it.x()) && Double.isFinite(it.y()))
                .toList();
        return new Chart.Scatter(
                "99th percentile against cost",
                "Each numbered circle is a grouping of the table below; a larger circle has a larger blast radius. Lower and further left is better.",
                Axis.around("USD a month", points.stream().mapToDouble(Point::x)),
                Axis.around("mean 99th percentile, ms", points.stream().mapToDouble(Point::y)),
                points,
                LEGEND);
    }

    private static boolean isNamed(Candidate candidate, Outcome outcome) {
        return outcome.named().stream().anyMatch(it -> it.grouping().equals(candidate.grouping()));
    }

    private static Table table(List<Candidate> shown) {
        var table = Table.of("The groupings by number")
                .numbers("no.")
                .text("grouping")
                .numbers(
                        "functions",
                        "p99, ms",
                        "worst endpoint’s p99, ms",
                        "cold, %",
                        "USD a month",
                        "blast radius, %");
        for (int i = 0; i < shown.size(); i++) {
            Candidate each = shown.get(i);
            table.row(
                    i + 1,
                    each.name(),
                    each.grouping().groups().size(),
                    Words.number(each.p99Millis()),
                    Words.number(each.worstP99Millis()),
                    Words.number(100 * each.coldShare()),
                    Words.number(each.usdPerMonth()),
                    Words.number(100 * each.blastRadius()));
        }
        return table.build();
    }

    private static Block memberships(List<Candidate> shown) {
        return new Block.Points(IntStream.range(0, shown.size())
                .mapToObj(i -> "No. %d: %s."
                        .formatted(i + 1, members(shown.get(i).grouping().groups())))
                .toList());
    }

    private static String members(List<Group> groups) {
        if (groups.size() == 1) {
            return "all in one";
        }
        List<Group> shared =
                groups.stream().filter(it -> it.endpoints().size() > 1).toList();
        int alone = groups.size() - shared.size();
        String together = shared.stream()
                .map(it -> it.endpoints().stream().map(Object::toString).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining("; "));
        return shared.isEmpty() ? "each alone" : alone == 0 ? together : together + "; %d alone".formatted(alone);
    }
}
