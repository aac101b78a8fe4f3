package mailroom.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import local.bench.Bench;
import local.bench.Benches;
import local.bench.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the local runtime itself, with functions that do nothing. */
@Command(
        name = "runtime",
        mixinStandardHelpOptions = true,
        description = "Measure the local runtime itself: start, gateway, queue, burst, memory, idle.")
final class BenchRuntimeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to measure; all without a name.")
    List<String> names = List.of();

    @Option(names = "--samples", paramLabel = "N", description = "Samples of each figure (default: ${DEFAULT-VALUE}).")
    int samples = 10;

    @Override
    public Integer call() throws Exception {
        if (samples < 1) {
            throw new Problem(Problem.NOT_STARTED, "--samples: at least 1, not " + samples);
        }
        List<Bench> all = Benches.all();
        for (String name : names) {
            if (all.stream().noneMatch(it -> it.name().equals(name))) {
                String known = all.stream().map(Bench::name).collect(Collectors.joining(", "));
                throw new Problem(
                        Problem.NOT_STARTED, "there is no benchmark '%s'; there are %s".formatted(name, known));
            }
        }
        Home home = Home.ofLauncher();
        HostLogs.to(home.logs());
        Setting setting = new Setting(
                home.root().resolve("local/bench"),
                home.localFolder(),
                home.root().resolve("mailroom"),
                samples,
                System.out::println);
        System.out.println(BenchCommand.machine());
        for (Bench bench : all) {
            if (names.isEmpty() || names.contains(bench.name())) {
                System.out.println(bench.about());
                bench.run(setting);
            }
        }
        return 0;
    }
}
