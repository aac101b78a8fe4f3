package mailroom.cli;

import comparison.measure.bed.MeasureException;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.CatalogueReader;
import comparison.replay.Line;
import comparison.replay.Replay;
import comparison.replay.Result;
import comparison.replay.Setting;
import comparison.trace.LogReader;
import comparison.trace.LogTrace;
import comparison.trace.TraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the simulator to the local runtime: replays a recorded session on it, simulates the same, prints both side by side. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Replay an access log on the local runtime and simulate it; print what was predicted and what was measured.")
final class BenchReplayCommand implements Callable<Integer> {
    private static final String FOLDER = "comparison/contenders";
    private static final long SEED = 20_261_127;

    @Option(
            names = "--trace",
            paramLabel = "LOG",
            description = "Access log (default: " + FOLDER + "/session.log, recorded from ./mailroom start).")
    Optional<Path> log = Optional.empty();

    @Option(names = "--faster", paramLabel = "N", description = "So many times as fast (default: ${DEFAULT-VALUE}).")
    double faster = 4;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "An environment without work for so long ends (default: ${DEFAULT-VALUE}).")
    double idle = 4;

    @Option(names = "--rounds", paramLabel = "N", description = "Of the calibration (default: ${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(
            names = "--contender",
            paramLabel = "NAME",
            description = "From contenders.yaml, may be repeated (default: the two that ship).")
    List<String> contenders = List.of("routed-micronaut", "separate-plain");

    @Override
    public Integer call() throws Exception {
        Home home = Home.ofLauncher();
        HostLogs.to(home.logs());
        InstantSource clock = InstantSource.system();
        Terminal terminal = new Terminal(Stopwatch.ofLauncher(clock));
        Path folder = home.root().resolve(FOLDER);
        Path spill = Files.createTempFile("replay", ".trace");
        try {
            Catalogue catalogue = CatalogueReader.read(folder.resolve("contenders.yaml"));
            LogTrace trace = LogReader.read(
                    log.orElse(folder.resolve("session.log")),
                    catalogue.asks().stream().map(Ask::endpoint).sorted().toList(),
                    spill);
            var setting = new Setting(faster, Duration.ofMillis((long) (idle * 1_000)), rounds, 12, 40, SEED);
            var replay = new Replay(catalogue, trace.trace(), home.localFolder(), setting, clock, terminal::step);
            terminal.result(BenchCommand.machine());
            terminal.result(
                    "trace: %d lines, %d unreadable, %d of other routes; %.0f s, replayed %s times as fast, environments end after %s s"
                            .formatted(
                                    trace.lines(),
                                    trace.unreadable(),
                                    trace.unmatched(),
                                    trace.trace().millis() / 1_000,
                                    faster,
                                    idle));
            for (String contender : contenders) {
                print(replay.of(contender), terminal);
            }
            return 0;
        } catch (TraceException | MeasureException | IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        } finally {
            Files.delete(spill);
        }
    }

    private static void print(Result result, Terminal terminal) {
        terminal.result("");
        terminal.result("%s (predicted: median of the simulations, least to most)".formatted(result.contender()));
        terminal.result(
                "| endpoint | requests | other status | cold share measured | predicted | p99 measured, ms | predicted |");
        terminal.result("|---|---|---|---|---|---|---|");
        for (Line line : result.lines()) {
            terminal.result(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f | %s | %.0f | %s |",
                    line.what(),
                    line.requests(),
                    line.unexpected(),
                    line.coldShare(),
                    range(line.predictedColdShare(), "%.3f"),
                    line.p99(),
                    range(line.predictedP99(), "%.0f")));
        }
        terminal.result(String.format(
                Locale.ROOT,
                "all together: cold share measured %.3f, predicted %s: %s",
                result.coldShare(),
                range(result.predictedColdShare(), "%.3f"),
                result.coldShareHolds() ? "within the range" : "outside the range"));
    }

    private static String range(Line.Range range, String number) {
        String format = number + " (" + number + " to " + number + ")";
        return String.format(Locale.ROOT, format, range.median(), range.least(), range.most());
    }
}
