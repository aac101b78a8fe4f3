package mailroom.cli;

import comparison.contest.Contests;
import comparison.contest.Traffic;
import comparison.measure.BarPace;
import comparison.measure.LinePace;
import comparison.measure.Measuring;
import comparison.measure.bed.Halt;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.CatalogueReader;
import comparison.measure.plan.Plan;
import comparison.model.measured.Measurements;
import comparison.model.simulated.Contest;
import comparison.report.Reports;
import comparison.verdict.Effort;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One routed function, or one per endpoint? Measures both on this machine, simulates traffic, and writes a report. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "One routed function, or one per endpoint? Measures, simulates, and writes report.html, report.md, report.json and the raw samples.",
            "Ctrl-C writes the report of what there is; a second one ends at once."
        })
final class CompareCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;
    private static final long SEED = 20_261_127;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Option(
            names = "--quick",
            description = "Within 4 minutes: 5 starts, two endpoints, one rate. Without it, within 25.")
    boolean quick;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: target/compare/<UTC time>).")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--contenders",
            paramLabel = "FILE",
            description = "What is compared (default: comparison/contenders/contenders.yaml).")
    Optional<Path> contenders = Optional.empty();

    @Option(
            names = "--trace",
            paramLabel = "LOG",
            description =
                    "An access log of the compared API whose traffic is simulated (default: the mix that the contenders file names).")
    Optional<Path> trace = Optional.empty();

    @Override
    public Integer call() throws Exception {
        InstantSource clock = InstantSource.system();
        Home home = Home.ofLauncher();
        Path folder = folder(
                out.orElseGet(() -> home.root().resolve("target/compare").resolve(FOLDER.format(clock.instant()))));
        HostLogs.to(home.logs());
        Terminal terminal = new Terminal(Stopwatch.ofLauncher(clock));
        Halt halt = new Halt();
        onInterrupt(halt, terminal);
        try {
            Catalogue catalogue = CatalogueReader.read(
                    contenders.orElseGet(() -> home.root().resolve("comparison/contenders/contenders.yaml")));
            Traffic traffic = traffic(catalogue, folder);
            Measurements measured = measure(catalogue, home, folder, halt, terminal, clock);
            List<Contest> contests = new Contests(
                            catalogue,
                            traffic,
                            quick ? Effort.quick() : Effort.full(),
                            halt::asked,
                            terminal::step,
                            SEED)
                    .of(measured);
            measured.missing().forEach(it -> terminal.hint("not measured: " + it));
            Reports.write(folder, measured, contests);
            contests.stream()
                    .findFirst()
                    .ifPresent(it -> it.verdict().sentences().forEach(terminal::result));
            terminal.result("report: " + folder.resolve("report.html"));
        } catch (MeasureException | IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
        return halt.asked() ? INTERRUPTED : 0;
    }

    /** Read before anything is measured: half an hour later is late for a wrong path. */
    private Traffic traffic(Catalogue catalogue, Path folder) {
        return trace.map(it -> Traffic.logged(
                        it, catalogue.asks().stream().map(Ask::endpoint).toList(), folder.resolve("trace.bin")))
                .orElseGet(() -> Traffic.described(catalogue.mix()));
    }

    private Measurements measure(
            Catalogue catalogue, Home home, Path folder, Halt halt, Terminal terminal, InstantSource clock) {
        Path trouble = home.root().resolve("comparison/lab/trouble/template.yaml");
        Plan plan = quick ? Plan.quick() : Plan.full();
        Measuring silent = new Measuring(catalogue, plan, home.localFolder(), trouble, halt, Pace.SILENT, clock);
        Path raw = folder.resolve("raw");
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return silent.with(new LinePace(terminal::step)).run(raw);
        }
        try (BarPace bar = new BarPace(silent.plannedMillis(), terminal::step)) {
            return silent.with(bar).run(raw);
        }
    }

    private static Path folder(Path wanted) throws Problem {
        if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
            throw new Problem(Problem.NOT_STARTED, "--out: %s is a file; name a folder".formatted(wanted));
        }
        try {
            Path folder = Files.createDirectories(wanted);
            if (!Files.isWritable(folder)) {
                throw new Problem(Problem.NOT_STARTED, "--out: %s cannot be written to".formatted(folder));
            }
            return folder;
        } catch (IOException e) {
            throw new Problem(Problem.NOT_STARTED, "--out: cannot make %s: %s".formatted(wanted, e.getMessage()));
        }
    }

    /** The first asks to stop, the second does not wait: functions' JVMs end with this one. */
    private static void onInterrupt(Halt halt, Terminal terminal) {
        Signals.register("INT", () -> {
            if (halt.asked()) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
            halt.ask();
            terminal.hint("mailroom: stopping; the report of what there is comes (Ctrl-C again: end at once)");
        });
    }
}
