package comparison.report.content;

import comparison.model.simulated.Contest;
import comparison.model.simulated.Verdict;
import comparison.report.figures.Figures;
import java.util.List;

/** What decides, and the smallest change that would turn it round. */
final class DecidingChapter implements Chapter {
    @Override
    public String id() {
        return "deciding";
    }

    @Override
    public String title() {
        return "What decides it, and what would flip it";
    }

    @Override
    public String whenEmpty() {
        return "nothing was simulated.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        if (figures.contests().isEmpty()) {
            return List.of();
        }
        var table = Table.of("Every question that was put to the simulator")
                .text("question", "routed side", "separate side", "verdict", "what decides", "what would flip it");
        for (Contest contest : figures.contests()) {
            Verdict verdict = contest.verdict();
            table.row(
                    contest.title(),
                    contest.routed(),
                    contest.separate(),
                    verdict.tie() ? "tie; take " + verdict.recommended() : verdict.recommended(),
                    verdict.decidingFactor(),
                    verdict.flip());
        }
        Verdict first = figures.contests().getFirst().verdict();
        return List.of(
                new Block.Points(List.of(first.decidingFactor(), first.flip())), new Block.Tabular(table.build()));
    }
}
