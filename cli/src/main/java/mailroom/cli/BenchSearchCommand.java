package mailroom.cli;

import comparison.verdict.bench.SearchBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a whole verdict over many endpoints, in a JVM of its own. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Measure how long a verdict takes over so many endpoints: scenarios, groupings, what turns it round.")
final class BenchSearchCommand implements Callable<Integer> {
    @Option(names = "--endpoints", paramLabel = "N", description = "Endpoints, 2 to 62 (default: ${DEFAULT-VALUE}).")
    int endpoints = 30;

    @Option(names = "--samples", paramLabel = "N", description = "Samples (default: ${DEFAULT-VALUE}).")
    int samples = 3;

    @Option(names = "--requests", paramLabel = "N", description = "Requests of the trace (default: ${DEFAULT-VALUE}).")
    int requests = 40_000;

    @Override
    public Integer call() throws Exception {
        if (endpoints < 2 || endpoints > 62 || samples < 1 || requests < 1_000) {
            throw new Problem(
                    Problem.NOT_STARTED, "--endpoints is 2 to 62, --samples at least 1, --requests at least 1000");
        }
        System.out.println(BenchCommand.machine());
        return OwnJvm.run(SearchBench.class, "-Xmx1g", endpoints, samples, requests);
    }
}
