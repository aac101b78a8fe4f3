package mailroom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.lambda.Aot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what {@code docs/performance.md} keeps: how soon a start takes requests, and how fast a large batch ends. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure start and throughput; prints the samples and their spread.",
        subcommands = {
            BenchRuntimeCommand.class,
            BenchSimulateCommand.class,
            BenchSearchCommand.class,
            BenchReplayCommand.class,
            BenchCedarCommand.class,
            BenchRevokeCommand.class
        })
final class BenchCommand implements Callable<Integer> {
    private static final Pattern TIMES =
            Pattern.compile("ready ([0-9.]+) s after the command, all outcomes ([0-9.]+) s later");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Mixin
    StackOptions options = new StackOptions();

    @Option(names = "--runs", paramLabel = "N", description = "Samples of each figure (default: ${DEFAULT-VALUE}).")
    int runs = 5;

    @Option(
            names = "--recipients",
            paramLabel = "N",
            description = "Recipients of the large batch (default: ${DEFAULT-VALUE}).")
    int recipients = 1_000;

    @Override
    public Integer call() throws Exception {
        if (runs < 1 || recipients < 1 || recipients > 10_000) {
            throw new Problem(Problem.NOT_STARTED, "--runs must be at least 1, --recipients 1 to 10000");
        }
        Home home = Home.ofLauncher();
        Terminal terminal = new Terminal(Stopwatch.ofLauncher(InstantSource.system()));
        terminal.result(machine());
        demos(home, terminal);
        batches(home, terminal);
        return 0;
    }

    static String machine() {
        Runtime.Version version = Runtime.version();
        return "machine: %d cores, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        version);
    }

    private void demos(Home home, Terminal terminal) throws IOException, InterruptedException, Problem {
        List<Double> ready = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Process demo = new ProcessBuilder(home.root().resolve("mailroom").toString(), "demo")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher times = TIMES.matcher(printed);
            if (demo.waitFor() != 0 || !times.find()) {
                throw new Problem(
                        Problem.UNEXPECTED_RESULT,
                        "demo %d of %d failed; run ./mailroom demo to see why".formatted(i + 1, runs));
            }
            ready.add(Double.valueOf(times.group(1)));
            outcomes.add(Double.valueOf(times.group(2)));
            terminal.step("demo %d of %d".formatted(i + 1, runs));
        }
        terminal.result(line("demo: command to first request", "s", ready));
        terminal.result(line("demo: first request to all ten outcomes", "s", outcomes));
    }

    private void batches(Home home, Terminal terminal) throws Exception {
        List<Double> accepted = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        try (RunningStack stack = RunningStack.start(options, Aot.USE, home, line -> {})) {
            stack.local().awaitEnvironments();
            for (int i = 0; i <= runs; i++) {
                Stopwatch watch = new Stopwatch(InstantSource.system().instant(), InstantSource.system());
                DemoRun run = new DemoRun(stack.url(), stack.clients(), stack.neededKey(), watch, line -> {}, PATIENCE);
                DemoRun.Result result = run.send(DemoBatch.large(recipients, i));
                String complaint = DemoReport.complaint(result);
                if (!complaint.isEmpty()) {
                    throw new Problem(Problem.UNEXPECTED_RESULT, complaint);
                }
                if (i > 0) {
                    accepted.add(result.acceptedAfter());
                    perSecond.add(recipients / result.done());
                }
                terminal.step("batch %d of %d%s".formatted(i, runs, i == 0 ? " (warm-up, not counted)" : ""));
            }
        }
        terminal.result(line("batch of %d: request to 202".formatted(recipients), "s", accepted));
        terminal.result(
                line("batch of %d: request to the last outcome".formatted(recipients), "recipients/s", perSecond));
    }

    /** Median, least and most, and every sample. */
    static String line(String what, String unit, List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int n = sorted.size();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return String.format(
                Locale.ROOT,
                "%s: median %.2f %s (least %.2f, most %.2f, n = %d) samples %s",
                what,
                median,
                unit,
                sorted.getFirst(),
                sorted.getLast(),
                n,
                samples.stream().map("%.2f"::formatted).toList());
    }
}
