package local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import local.lambda.InvokeResult.Answered;

/**
 * Measures execution environments: {@code parallel N} first requests at once, {@code many N} invocations with the host's memory,
 * {@code reclaim N} functions. Prints a line per figure.
 */
public final class HostFigures {
    private static final int IN_FLIGHT = 4;

    private HostFigures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("host-figures");
        try {
            int number = Integer.parseInt(arguments[1]);
            switch (arguments[0]) {
                case "parallel" -> parallel(folder, number);
                case "many" -> many(folder, number);
                case "reclaim" -> reclaim(folder, number);
                default -> throw new IllegalArgumentException("parallel, many or reclaim, not " + arguments[0]);
            }
        } finally {
            CodeStore.delete(folder);
        }
        System.exit(0);
    }

    /** How long the first and the last of so many first requests to one function waited. */
    public static void parallel(Path folder, int requests) throws IOException {
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("Plain", "{}"))) {
            long begun = System.nanoTime();
            double[] seconds = IntStream.range(0, requests)
                    .mapToObj(it -> host.begin("Plain", "{}").thenApply(answer -> good(answer, begun)))
                    .toList()
                    .stream()
                    .mapToDouble(CompletableFuture::join)
                    .sorted()
                    .toArray();
            say(String.format(
                    Locale.ROOT,
                    "%d first requests at once: first answered after %.2f s, all after %.2f s, in %d environments",
                    requests,
                    seconds[0],
                    seconds[requests - 1],
                    host.pids("Plain").size()));
        }
    }

    private static double good(InvokeResult answer, long begun) {
        if (!(answer instanceof Answered)) {
            throw new IllegalStateException("not answered: " + answer);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The host's memory after each tenth of so many invocations. */
    public static void many(Path folder, int invocations) throws IOException, InterruptedException {
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("Plain", "{}"))) {
            run(host, 2_000);
            say(String.format(
                    Locale.ROOT,
                    "before: heap %.1f MB, resident %d MB, %d threads",
                    heap(),
                    resident(),
                    Thread.activeCount()));
            for (int i = 1; i <= 10; i++) {
                long begun = System.nanoTime();
                double[] millis = run(host, invocations / 10);
                Arrays.sort(millis);
                say(String.format(
                        Locale.ROOT,
                        "after %d: heap %.1f MB, resident %d MB, %d threads; %.0f/s, p50 %.2f ms, p99 %.2f ms",
                        i * (invocations / 10),
                        heap(),
                        resident(),
                        Thread.activeCount(),
                        millis.length / ((System.nanoTime() - begun) / 1e9),
                        millis[millis.length / 2],
                        millis[millis.length * 99 / 100]));
            }
        }
    }

    /** Invokes so many times; answers each one's time in milliseconds. */
    static double[] run(RunningHost host, int invocations) throws InterruptedException {
        double[] millis = new double[invocations];
        AtomicInteger bad = new AtomicInteger();
        Semaphore places = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < invocations; i++) {
            places.acquire();
            int at = i;
            long begun = System.nanoTime();
            var _ = host.host().invoke("Plain", "{\"say\": \"hello\"}").whenComplete((answer, problem) -> {
                millis[at] = (System.nanoTime() - begun) / 1e6;
                if (!(answer instanceof Answered)) {
                    bad.incrementAndGet();
                }
                places.release();
            });
        }
        places.acquire(IN_FLIGHT);
        if (bad.get() > 0) {
            throw new IllegalStateException(bad + " of %d were not answered".formatted(invocations));
        }
        return millis;
    }

    /** The least of several looks, in megabytes. */
    static double heap() {
        return IntStream.range(0, 5)
                        .mapToLong(it -> {
                            System.gc();
                            return Runtime.getRuntime().totalMemory()
                                    - Runtime.getRuntime().freeMemory();
                        })
                        .min()
                        .orElseThrow()
                / 1024.0
                / 1024;
    }

    private static long resident() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long until the JVMs of so many functions that have no work are gone. */
    public static void reclaim(Path folder, int functions) throws IOException, InterruptedException {
        Duration idle = Duration.ofSeconds(15);
        Samples samples = new Samples(folder);
        List<String> names =
                IntStream.range(0, functions).mapToObj("F%d"::formatted).toList();
        names.forEach(it -> samples.probe(it, "{}"));
        try (RunningHost host = RunningHost.of(samples, RunningHost.idle(idle))) {
            names.stream().map(it -> host.begin(it, "{}")).toList().forEach(CompletableFuture::join);
            long begun = System.nanoTime();
            long children = children();
            while (children() > 0) {
                Thread.onSpinWait();
            }
            say(String.format(
                    Locale.ROOT,
                    "%d functions: %d processes beside the host, none %.1f s after the last request (idle time %d s); host resident %d MB",
                    functions,
                    children,
                    (System.nanoTime() - begun) / 1e9,
                    idle.toSeconds(),
                    resident()));
        }
    }

    private static long children() {
        return ProcessHandle.current().descendants().count();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
