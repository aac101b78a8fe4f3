package comparison.verdict.bench;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.simulated.Verdict;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.trace.Mix;
import comparison.trace.Trace;
import comparison.verdict.BlendedModels;
import comparison.verdict.Effort;
import comparison.verdict.Judge;
import comparison.verdict.Permissions;
import comparison.verdict.Preference;
import comparison.verdict.Question;
import comparison.verdict.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import local.bill.Prices;

/**
 * Times a whole verdict in a JVM of its own, on one thread: scenarios, search over groupings, what turns it round. Arguments: endpoints, samples,
 * requests of the trace.
 */
public final class SearchBench {
    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        int endpoints = Integer.parseInt(arguments[0]);
        int samples = Integer.parseInt(arguments[1]);
        int requests = Integer.parseInt(arguments[2]);
        double[] seconds = new double[samples];
        for (int i = 0; i < samples; i++) {
            Question question = question(trace(endpoints), requests, i);
            long began = System.nanoTime();
            Verdict verdict = Judge.answer(question, _ -> {}).verdict();
            seconds[i] = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  seed %d: %.1f s, %,d groupings looked at, gap %.2f %%%n",
                    i,
                    seconds[i],
                    verdict.searched(),
                    100 * verdict.gap());
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%d endpoints: median %.1f s (least %.1f, most %.1f, n = %d)%n",
                endpoints,
                seconds[samples / 2],
                seconds[0],
                seconds[samples - 1],
                samples);
    }

    /** Endpoints of falling traffic, as in life: few are asked for often, many seldom. */
    private static Trace trace(int endpoints) throws Exception {
        var mix = new StringBuilder("hours: 48\nseed: 7\nstreams:\n");
        for (int i = 0; i < endpoints; i++) {
            mix.append("  - { endpoint: GET /e%d, per_hour: %d, shape: diurnal }%n".formatted(i, 1 + 2_000 / (i + 1)));
        }
        Path file = Files.createTempFile("mix", ".yaml");
        try {
            Files.writeString(file, mix);
            return Mix.read(file);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static Question question(Trace trace, int requests, long seed) {
        List<Endpoint> endpoints = trace.endpoints();
        Map<Endpoint, Set<String>> needed = new HashMap<>();
        for (int i = 0; i < endpoints.size(); i++) {
            needed.put(endpoints.get(i), new HashSet<>(List.of("read", "p" + i % 5)));
        }
        return new Question(
                "benchmark",
                "routed",
                "separate",
                Start.ZIP_LIKE,
                trace,
                "invented traffic",
                new BlendedModels(times(endpoints, 900), times(endpoints, 1_600), endpoints.size(), 1_769),
                new Permissions(needed),
                Rules.none(),
                new Tariff(false, 0.05, 5),
                Prices.standard(),
                Preference.usual(),
                new Effort(requests, 3, Effort.quick().scenarios()),
                seed);
    }

    private static Times times(List<Endpoint> endpoints, double init) {
        Map<Endpoint, Distribution> first = new HashMap<>();
        Map<Endpoint, Distribution> warm = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            first.put(endpoint, Distribution.of(80, 120, 200));
            warm.put(endpoint, Distribution.of(4, 6, 12));
        }
        return new Times(Distribution.of(init, init * 1.2, init * 1.6), first, warm);
    }
}
