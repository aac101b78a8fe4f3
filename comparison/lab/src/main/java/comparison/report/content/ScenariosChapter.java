package comparison.report.content;

import comparison.model.simulated.Candidate;
import comparison.model.simulated.Contest;
import comparison.model.simulated.Outcome;
import comparison.model.simulated.Scenario;
import comparison.report.content.Chart.Hue;
import comparison.report.content.Chart.Mark;
import comparison.report.content.Chart.Swatch;
import comparison.report.content.Chart.Tile;
import comparison.report.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The layouts against each other, over what nobody outside AWS knows. */
final class ScenariosChapter implements Chapter {
    private static final List<Swatch> LEGEND = List.of(
            new Swatch(new Mark.Patch(0, 1, Hue.FIRST), "routed: one function wins"),
            new Swatch(new Mark.Patch(0, 1, Hue.SECOND), "separate: one per endpoint wins"),
            new Swatch(new Mark.Patch(0, 1, Hue.NEUTRAL), "tie"));

    @Override
    public String id() {
        return "scenarios";
    }

    @Override
    public String title() {
        return "Which layout wins where";
    }

    @Override
    public String whenEmpty() {
        return "nothing was simulated.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        var blocks = new ArrayList<Block>();
        for (Contest contest : figures.contests()) {
            if (figures.contests().size() > 1) {
                blocks.add(new Block.Heading(contest.title()));
            }
            blocks.add(new Block.Text("%s against %s, %s, under %s."
                    .formatted(
                            contest.routed(),
                            contest.separate(),
                            contest.start().label(),
                            contest.verdict().trace())));
            blocks.add(new Block.Figure(grid(contest), table(contest)));
            blocks.add(new Block.Fold(
                    "Every figure of each scenario, the best grouping found included",
                    List.of(new Block.Tabular(details(contest)))));
        }
        return blocks;
    }

    private static Chart grid(Contest contest) {
        List<Outcome> outcomes = contest.verdict().outcomes();
        List<Double> idle = outcomes.stream()
                .map(it -> it.scenario().idleMinutes())
                .distinct()
                .sorted()
                .toList();
        List<Double> proactive = outcomes.stream()
                .map(it -> it.scenario().proactiveShare())
                .distinct()
                .sorted()
                .toList();
        return new Chart.Grid(
                "The winner in each scenario",
                "Each cell is one guess at how long Lambda keeps an idle environment and how many starts it makes ahead. "
                        + "Where there is room, its second line is the 99th percentile routed : separate, in ms. "
                        + counts(outcomes),
                "Idle environments are kept, minutes",
                idle.stream().map(Words::plain).toList(),
                "Starts made ahead",
                proactive.stream().map(it -> "%.0f %%".formatted(100 * it)).toList(),
                proactive.stream()
                        .map(share -> idle.stream()
                                .map(minutes -> tile(outcomes, new Scenario(minutes, share)))
                                .toList())
                        .toList(),
                LEGEND);
    }

    private static String counts(List<Outcome> outcomes) {
        return "Routed wins %d, separate %d, %d are ties."
                .formatted(count(outcomes, "routed"), count(outcomes, "separate"), count(outcomes, ""));
    }

    private static long count(List<Outcome> outcomes, String winner) {
        return outcomes.stream().filter(it -> it.winner().equals(winner)).count();
    }

    private static Tile tile(List<Outcome> outcomes, Scenario scenario) {
        return outcomes.stream()
                .filter(it -> it.scenario().equals(scenario))
                .findFirst()
                .map(it -> new Tile(
                        word(it),
                        figure(it, "routed", Candidate::p99Millis) + " : "
                                + figure(it, "separate", Candidate::p99Millis),
                        hue(it)))
                .orElse(new Tile(Words.NONE, "not simulated", Hue.NEUTRAL));
    }

    private static String word(Outcome outcome) {
        return outcome.winner().isEmpty() ? "tie" : outcome.winner();
    }

    private static Hue hue(Outcome outcome) {
        return switch (outcome.winner()) {
            case "routed" -> Hue.FIRST;
            case "separate" -> Hue.SECOND;
            default -> Hue.NEUTRAL;
        };
    }

    private static String figure(Outcome outcome, String name, ToDoubleFunction<Candidate> figure) {
        return outcome.named().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(it -> Words.number(figure.applyAsDouble(it)))
                .orElse(Words.NONE);
    }

    private static Table table(Contest contest) {
        var table = Table.of("Each scenario of “%s”".formatted(contest.title()))
                .numbers("idle, min", "ahead, %")
                .text("winner", "decided by")
                .numbers("p99 routed, ms", "p99 separate, ms", "USD a month routed", "USD a month separate");
        for (Outcome outcome : contest.verdict().outcomes()) {
            table.row(
                    Words.plain(outcome.scenario().idleMinutes()),
                    Words.plain(100 * outcome.scenario().proactiveShare()),
                    word(outcome),
                    outcome.why(),
                    figure(outcome, "routed", Candidate::p99Millis),
                    figure(outcome, "separate", Candidate::p99Millis),
                    figure(outcome, "routed", Candidate::usdPerMonth),
                    figure(outcome, "separate", Candidate::usdPerMonth));
        }
        return table.build();
    }

    private static Table details(Contest contest) {
        var table = Table.of("Routed, separate and the best found, in each scenario of “%s”".formatted(contest.title()))
                .numbers("idle, min", "ahead, %")
                .text("winner", "layout")
                .numbers("p99, ms", "worst endpoint’s p99, ms", "cold, %", "USD a month", "blast radius, %");
        for (Outcome outcome : contest.verdict().outcomes()) {
            for (Candidate each : outcome.named()) {
                table.row(
                        Words.plain(outcome.scenario().idleMinutes()),
                        Words.plain(100 * outcome.scenario().proactiveShare()),
                        word(outcome),
                        each.name(),
                        Words.number(each.p99Millis()),
                        Words.number(each.worstP99Millis()),
                        Words.number(100 * each.coldShare()),
                        Words.number(each.usdPerMonth()),
                        Words.number(100 * each.blastRadius()));
            }
        }
        return table.build();
    }
}
