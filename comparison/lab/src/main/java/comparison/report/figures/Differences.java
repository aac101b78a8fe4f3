package comparison.report.figures;

import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.measured.Measurements;
import comparison.model.measured.WarmSample;
import comparison.model.simulated.Contest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Routed minus separate, warm: for each pair that met in a contest, and for each pair with the same framework. */
final class Differences {
    private final Measurements measurements;

    private Differences(Measurements measurements) {
        this.measurements = measurements;
    }

    static List<Difference> of(Measurements measurements, List<Contest> contests) {
        var differences = new Differences(measurements);
        return differences.pairs(contests).stream()
                .flatMap(it -> differences.between(it).stream())
                .toList();
    }

    private Set<Pair> pairs(List<Contest> contests) {
        var pairs = new LinkedHashSet<Pair>();
        contests.forEach(it -> pairs.add(new Pair(it.routed(), it.separate())));
        for (Contender routed : measurements.contenders()) {
            for (Contender separate : measurements.contenders()) {
                if (routed.layout() == Layout.ROUTED
                        && separate.layout() == Layout.SEPARATE
                        && routed.framework().equals(separate.framework())) {
                    pairs.add(new Pair(routed.name(), separate.name()));
                }
            }
        }
        return pairs;
    }

    private List<Difference> between(Pair pair) {
        var all = new ArrayList<Difference>();
        for (double rate : measurements.warm().stream()
                .map(WarmSample::ratePerSecond)
                .collect(Collectors.toCollection(TreeSet::new))) {
            List<Stratum> strata = strata(pair, rate);
            if (strata.size() > 1) {
                all.add(difference(pair, rate, "", strata));
            }
            strata.forEach(it -> all.add(difference(pair, rate, it.endpoint().routeKey(), List.of(it))));
        }
        return all;
    }

    private List<Stratum> strata(Pair pair, double rate) {
        var routed = byEndpoint(pair.routed(), rate);
        var separate = byEndpoint(pair.separate(), rate);
        return routed.keySet().stream()
                .filter(separate::containsKey)
                .map(it -> new Stratum(
                        it, samples(routed.getOrDefault(it, List.of())), samples(separate.getOrDefault(it, List.of()))))
                .toList();
    }

    private Map<Endpoint, List<WarmSample>> byEndpoint(String contender, double rate) {
        return measurements.warm().stream()
                .filter(it ->
                        it.contender().equals(contender) && it.ratePerSecond() == rate && WarmRequests.answered(it))
                .collect(Collectors.groupingBy(WarmSample::endpoint, TreeMap::new, Collectors.toList()));
    }

    private static Samples samples(List<WarmSample> samples) {
        return Samples.of(samples.stream().mapToDouble(WarmSample::millis));
    }

    private static Difference difference(Pair pair, double rate, String endpoint, List<Stratum> strata) {
        return new Difference(
                pair.routed(),
                pair.separate(),
                endpoint,
                rate,
                strata.stream().mapToDouble(Stratum::difference).average().orElseThrow(),
                Bootstrap.interval(random -> strata.stream()
                        .mapToDouble(it -> it.resampled(random))
                        .average()
                        .orElseThrow()),
                strata.stream().mapToInt(it -> it.routed().n()).sum(),
                strata.stream().mapToInt(it -> it.separate().n()).sum());
    }

    private record Pair(String routed, String separate) {}

    private record Stratum(Endpoint endpoint, Samples routed, Samples separate) {
        double difference() {
            return routed.median() - separate.median();
        }

        double resampled(RandomGenerator random) {
            return routed.resampled(random) - separate.resampled(random);
        }
    }
}
