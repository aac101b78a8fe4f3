package mailroom.cli;

import comparison.simulate.bench.SimulatorBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the simulator of Lambda's environments, in a JVM of its own: this one's compiler is told to be quick, not good. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Measure how many requests a second the simulator gets through on one core.")
final class BenchSimulateCommand implements Callable<Integer> {
    @Option(names = "--samples", paramLabel = "N", description = "Samples of each figure (default: ${DEFAULT-VALUE}).")
    int samples = 10;

    @Option(names = "--requests", paramLabel = "N", description = "Requests per sample (default: ${DEFAULT-VALUE}).")
    int requests = 5_000_000;

    @Override
    public Integer call() throws Exception {
        if (samples < 1 || requests < 1_000) {
            throw new Problem(Problem.NOT_STARTED, "--samples must be at least 1, --requests at least 1000");
        }
        System.out.println(BenchCommand.machine());
        return OwnJvm.run(SimulatorBench.class, "-Xmx512m", samples, requests);
    }
}
