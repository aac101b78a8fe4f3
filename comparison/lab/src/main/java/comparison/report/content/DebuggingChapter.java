package comparison.report.content;

import comparison.model.measured.DebugFacts;
import comparison.model.measured.DebugFacts.Neighbour;
import comparison.report.content.Table.Cell;
import comparison.report.content.Table.Tone;
import comparison.report.figures.Figures;
import java.util.ArrayList;
import java.util.List;

/** What somebody meets who looks for a fault, and what a fault does to the endpoints beside it. */
final class DebuggingChapter implements Chapter {
    @Override
    public String id() {
        return "debugging";
    }

    @Override
    public String title() {
        return "Debugging, and trouble next door";
    }

    @Override
    public String whenEmpty() {
        return "no trouble was tried.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        List<DebugFacts> all = figures.debugging();
        if (all.isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        var depths = Table.of("Looking for one endpoint’s errors")
                .text("contender")
                .numbers("stack frames to the use case", "log groups to search");
        all.forEach(it -> depths.row(it.contender(), it.stackDepth(), it.logGroups()));
        blocks.add(new Block.Tabular(depths.build()));
        if (all.stream().anyMatch(it -> !it.neighbours().isEmpty())) {
            blocks.add(new Block.Heading("What trouble in one endpoint does to the others"));
            blocks.add(new Block.Tabular(neighbours(all)));
        }
        List<Block> queries = all.stream()
                .filter(it -> !it.logQuery().isEmpty())
                .<Block>map(it -> new Block.Code(it.contender(), it.logQuery()))
                .toList();
        if (!queries.isEmpty()) {
            blocks.add(new Block.Fold("Log queries that find one endpoint’s errors", queries));
        }
        return blocks;
    }

    private static Table neighbours(List<DebugFacts> all) {
        var table = Table.of("Requests to other endpoints while one was in trouble")
                .text("trouble", "contender")
                .numbers("failed", "p99, ms", "p99 in calm, ms")
                .text("what happened");
        List<String> troubles = all.stream()
                .flatMap(it -> it.neighbours().stream())
                .map(Neighbour::trouble)
                .distinct()
                .toList();
        for (String trouble : troubles) {
            for (DebugFacts facts : all) {
                facts.neighbours().stream()
                        .filter(it -> it.trouble().equals(trouble))
                        .forEach(it -> table.row(
                                trouble,
                                facts.contender(),
                                new Cell(
                                        "%s of %s".formatted(Words.count(it.failed()), Words.count(it.requests())),
                                        it.failed() == 0 ? Tone.GOOD : Tone.BAD),
                                it.failed() == it.requests() ? Words.NONE : Words.number(it.p99Millis()),
                                Words.number(it.calmP99Millis()),
                                it.what()));
            }
        }
        return table.build();
    }
}
