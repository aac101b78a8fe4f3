package comparison.report.content;

import comparison.model.measured.Machine;
import comparison.report.figures.Figures;
import comparison.report.figures.Summary;
import java.util.ArrayList;
import java.util.List;

/** Where, how and how much was measured, and what the answer rests on. */
final class MethodChapter implements Chapter {
    @Override
    public String id() {
        return "method";
    }

    @Override
    public String title() {
        return "How it was measured";
    }

    @Override
    public String whenEmpty() {
        return "nothing is known of the machine.";
    }

    @Override
    public List<Block> blocks(Figures figures) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Tabular(machine(figures)));
        blocks.add(new Block.Text(
                "The contenders were measured in turns, so that a noisy moment hits all alike. Percentiles lie between neighbouring samples in proportion; of fewer than %d samples the largest stands for the 99th. Intervals are percentile bootstraps, %s resamples, seed %d: the same samples give the same report."
                        .formatted(
                                Summary.FEWEST_FOR_P99,
                                Words.count(figures.counts().resamples()),
                                figures.counts().seed())));
        blocks.add(new Block.Heading("Contenders"));
        blocks.add(new Block.Tabular(contenders(figures)));
        List<String> assumptions = figures.contests().stream()
                .flatMap(it -> it.verdict().assumptions().stream())
                .distinct()
                .toList();
        if (!assumptions.isEmpty()) {
            blocks.add(new Block.Heading("What the answer assumes"));
            blocks.add(new Block.Points(assumptions));
        }
        blocks.add(new Block.Heading("Every sample"));
        blocks.add(
                figures.rawFiles().isEmpty()
                        ? new Block.Text("No raw samples lie beside this report.")
                        : new Block.Code("JSON lines beside this report", String.join("\n", figures.rawFiles())));
        return blocks;
    }

    private static Table machine(Figures figures) {
        Machine machine = figures.machine();
        return Table.of("Machine and counts")
                .text("what", "value")
                .row("when", Words.day(machine.at()))
                .row("CPU", "%s, %s".formatted(machine.cpu(), Words.of(machine.cores(), "core")))
                .row("CPU of a function", machine.cpuCap())
                .row("memory", Words.count(machine.memoryMb()) + " MB")
                .row("operating system", machine.os())
                .row("JDK", machine.jdk())
                .row("cold starts", Words.count(figures.counts().coldStarts()))
                .row("warm requests", Words.count(figures.counts().warmRequests()))
                .row("complete", figures.complete() ? "yes" : "no, see the top")
                .build();
    }

    private static Table contenders(Figures figures) {
        var table = Table.of("Contenders").text("name", "layout", "framework");
        figures.contenders()
                .forEach(it -> table.row(
                        it.name(),
                        switch (it.layout()) {
                            case ROUTED -> "one function for all";
                            case SEPARATE -> "one function each";
                            case FLOOR -> "a floor: serves nothing of the API";
                            case PEER -> "a peer: one endpoint, as other teams do it";
                        },
                        it.framework()));
        return table.build();
    }
}
