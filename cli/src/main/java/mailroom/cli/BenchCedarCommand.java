package mailroom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the policy engine adds to a cold start and to a warm request: JVMs as an environment's, over the layers' own zips. */
@Command(
        name = "cedar",
        mixinStandardHelpOptions = true,
        description =
                "Measure what a decision by Cedar adds to a cold start, with and without AOT cache, and to a warm request.")
final class BenchCedarCommand implements Callable<Integer> {
    private static final String MAIN = "mailroom.access.bench.DecisionMain";
    private static final List<String> VARIANTS = List.of("floor", "init", "first");

    @Option(names = "--samples", paramLabel = "N", description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
    int samples = 20;

    @Option(names = "--decisions", paramLabel = "N", description = "Warm decisions (default: ${DEFAULT-VALUE}).")
    int decisions = 20_000;

    /** What one process took: from its start to its end, and the part behind the floor. */
    private record Taken(double all, double behindFloor, List<String> lines) {}

    @Override
    public Integer call() throws Exception {
        if (samples < 1 || decisions < 100) {
            throw new Problem(Problem.NOT_STARTED, "--samples is at least 1, --decisions at least 100");
        }
        Path root = Home.ofLauncher().root();
        Path work = Files.createTempDirectory("bench-cedar");
        Path jars = work.resolve("java/lib");
        unzip(root.resolve("layers/platform/target/platform.zip"), work);
        unzip(root.resolve("layers/access/target/access.zip"), work);
        Files.copy(root.resolve("layers/access/bench/target/access-bench-0.1.0.jar"), jars.resolve("access-bench.jar"));
        System.out.println(BenchCommand.machine());
        starts(work, false);
        starts(work, true);
        run(work, List.of(), "warm", Integer.toString(decisions)).lines().stream()
                .filter(it -> it.startsWith("warm "))
                .forEach(System.out::println);
        return 0;
    }

    private void starts(Path work, boolean cached) throws Exception {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        Map<String, List<Double>> behind = new LinkedHashMap<>();
        Map<String, List<String>> flags = new LinkedHashMap<>();
        for (String variant : VARIANTS) {
            flags.put(variant, cached ? trained(work, variant) : List.of());
        }
        for (int i = 0; i < samples; i++) {
            for (String variant : VARIANTS) { // in turns, so that what else the machine does meets all alike
                Taken taken = run(work, flags.getOrDefault(variant, List.of()), variant);
                all.computeIfAbsent(variant, _ -> new ArrayList<>()).add(taken.all());
                behind.computeIfAbsent(variant, _ -> new ArrayList<>()).add(taken.behindFloor());
            }
        }
        String how = cached ? "with AOT cache" : "without AOT cache";
        all.forEach((variant, ms) ->
                System.out.println(BenchCommand.line("%s, %s: process".formatted(how, variant), "ms", ms)));
        behind.forEach((variant, ms) ->
                System.out.println(BenchCommand.line("%s, %s: behind the floor".formatted(how, variant), "ms", ms)));
    }

    private static List<String> trained(Path work, String variant) throws Exception {
        Path cache = work.resolve(variant + ".aot");
        run(work, List.of("-XX:AOTCacheOutput=" + cache), variant);
        return List.of("-XX:AOTCache=" + cache);
    }

    private static Taken run(Path work, List<String> flags, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(work), MAIN));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", work.resolve("lib").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double all = (System.nanoTime() - began) / 1e6;
        List<String> lines = printed.lines().toList();
        if (code != 0 || lines.stream().noneMatch(it -> it.startsWith("DONE "))) {
            throw new Problem(Problem.UNEXPECTED_RESULT, "the measured process failed: " + printed);
        }
        double behind = lines.stream()
                .filter(it -> it.startsWith("DONE "))
                .mapToDouble(it -> Double.parseDouble(it.substring("DONE ".length())))
                .sum();
        return new Taken(all, behind, lines);
    }

    private static String classPath(Path work) throws IOException {
        try (Stream<Path> jars = Files.list(work.resolve("java/lib"))) {
            return String.join(":", jars.map(Path::toString).sorted().toList());
        }
    }

    private static void unzip(Path zip, Path to) throws IOException, Problem {
        if (!Files.exists(zip)) {
            throw new Problem(Problem.NOT_STARTED, "%s is not built: ./mailroom build".formatted(zip));
        }
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry it = entries.getNextEntry(); it != null; it = entries.getNextEntry()) {
                Path file = to.resolve(it.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("the zip's entry %s leads out of its folder".formatted(it.getName()));
                }
                if (!it.isDirectory()) {
                    Files.createDirectories(file.resolveSibling(""));
                    Files.copy(entries, file);
                }
            }
        }
    }
}
