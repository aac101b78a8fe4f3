package comparison.report;

import comparison.model.Contender;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.Start;
import comparison.model.measured.BudgetStep;
import comparison.model.measured.ColdSample;
import comparison.model.measured.DebugFacts;
import comparison.model.measured.HeaderDifference;
import comparison.model.measured.Machine;
import comparison.model.measured.Measurements;
import comparison.model.measured.StaticFacts;
import comparison.model.measured.UsageSample;
import comparison.model.measured.WarmSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up run: four contenders, two floors and a peer, ten endpoints, with times like those that were measured. */
final class GivenRun {
    static final Contender ROUTED = new Contender("routed-micronaut", Layout.ROUTED, "micronaut");
    static final Contender SEPARATE = new Contender("separate-plain", Layout.SEPARATE, "plain");
    private static final List<Contender> SERVING = List.of(
            ROUTED,
            new Contender("routed-plain", Layout.ROUTED, "plain"),
            new Contender("separate-micronaut", Layout.SEPARATE, "micronaut"),
            SEPARATE);
    private static final List<Contender> BESIDE = List.of(
            new Contender("floor-bare", Layout.FLOOR, "none"),
            new Contender("floor-get-item", Layout.FLOOR, "none"),
            new Contender("floor-use-case", Layout.FLOOR, "none"),
            new Contender("spring", Layout.PEER, "spring"));
    /** Median milliseconds of init and first request with the cache; without it they are about three times as long. */
    private static final Map<String, Double> COLD = Map.of(
            "routed-micronaut", 520.0,
            "routed-plain", 430.0,
            "separate-micronaut", 505.0,
            "separate-plain", 395.0,
            "floor-bare", 180.0,
            "floor-get-item", 330.0,
            "floor-use-case", 350.0,
            "spring", 690.0);

    private static final int STARTS = 20;
    private static final int WARM_REQUESTS = 120;

    private final Random random = new Random(1);
    private final List<Endpoint> endpoints;

    private GivenRun(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    static List<Endpoint> endpoints() {
        return Stream.of(
                        "POST /v1/batches",
                        "GET /v1/batches",
                        "GET /v1/batches/{id}",
                        "GET /v1/batches/{id}/recipients",
                        "GET /v1/batches/{id}/events",
                        "POST /v1/batches/open",
                        "POST /v1/batches/{id}/chunks",
                        "POST /v1/batches/{id}/submit",
                        "POST /v1/batches/{id}/cancel",
                        "POST /v1/batches/{id}/retry-failed")
                .map(Endpoint::parse)
                .toList();
    }

    static Measurements whole() {
        return new GivenRun(endpoints()).measurements();
    }

    /** A run over endpoints whose names want to be markup. */
    static Measurements over(List<Endpoint> endpoints) {
        return new GivenRun(endpoints).measurements();
    }

    /** A run that was stopped while it measured the first cold starts. */
    static Measurements stopped() {
        Measurements whole = whole();
        return new Measurements(
                whole.machine(),
                whole.contenders(),
                whole.cold().stream()
                        .filter(it -> it.contender().equals(ROUTED.name()) && it.start() == Start.ZIP_LIKE)
                        .limit(3)
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of("cold starts of all other contenders", "warm requests"));
    }

    static Measurements empty() {
        return new Measurements(
                whole().machine(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of("everything"));
    }

    private Measurements measurements() {
        return new Measurements(
                new Machine(
                        "a CPU of some kind",
                        2,
                        24_000,
                        "Linux 6.1",
                        "Temurin 25.0.3",
                        Instant.parse("2026-11-27T20:00:00Z"),
                        "Not capped"),
                Stream.concat(SERVING.stream(), BESIDE.stream()).toList(),
                cold(),
                warm(),
                usage(),
                budget(),
                SERVING.stream().map(this::counted).toList(),
                SERVING.stream().map(this::troubled).toList(),
                headers(),
                true,
                List.of());
    }

    private List<ColdSample> cold() {
        var samples = new ArrayList<ColdSample>();
        for (Contender contender :
                Stream.concat(SERVING.stream(), BESIDE.stream()).toList()) {
            for (Start start : Start.MEASURED) {
                int last = contender.layout() == Layout.SEPARATE ? endpoints.size() : 1;
                for (int i = 0; i < last; i++) {
                    int starts = i < 3 ? STARTS : STARTS / 4;
                    for (int round = 0; round < starts; round++) {
                        samples.add(start(contender, endpoints.get(i), start, round));
                    }
                }
            }
        }
        return samples;
    }

    private ColdSample start(Contender contender, Endpoint endpoint, Start start, int round) {
        double median = COLD.getOrDefault(contender.name(), 400.0) * (start == Start.ZIP_LIKE ? 2.9 : 1);
        double both = median * Math.exp(0.06 * random.nextGaussian());
        return new ColdSample(contender.name(), "Function" + round, endpoint, start, round, both * 0.85, both * 0.15);
    }

    private List<WarmSample> warm() {
        var samples = new ArrayList<WarmSample>();
        for (Contender contender : SERVING) {
            double median = contender.layout() == Layout.ROUTED ? 2.1 : 1.8;
            for (double rate : new double[] {5, 50}) {
                for (Endpoint endpoint : endpoints) {
                    for (int i = 0; i < WARM_REQUESTS; i++) {
                        samples.add(new WarmSample(
                                contender.name(),
                                endpoint,
                                rate,
                                median * (1 + rate / 200) * Math.exp(0.5 * random.nextGaussian()),
                                i == 7 ? 503 : 200));
                    }
                }
            }
        }
        return samples;
    }

    private List<UsageSample> usage() {
        return SERVING.stream()
                .flatMap(contender -> IntStream.range(0, contender.layout() == Layout.ROUTED ? 1 : endpoints.size())
                        .mapToObj(i -> new UsageSample(
                                contender.name(),
                                "Function" + i,
                                450,
                                1.4,
                                contender.framework().equals("plain") ? 92 : 131)))
                .toList();
    }

    private List<BudgetStep> budget() {
        List<String> names = List.of("bare", "+ layer", "+ SDK client", "+ policies", "+ framework");
        double[] ends = {180, 235, 330, 345, 520};
        return Start.MEASURED.stream()
                .flatMap(start -> IntStream.range(0, ends.length).mapToObj(i -> {
                    double median = ends[i] * (start == Start.ZIP_LIKE ? 2.9 : 1);
                    return new BudgetStep(
                            names.get(i),
                            start,
                            Distribution.of(DoubleStream.generate(() -> median * Math.exp(0.05 * random.nextGaussian()))
                                    .limit(STARTS)
                                    .toArray()));
                }))
                .toList();
    }

    private StaticFacts counted(Contender contender) {
        boolean routed = contender.layout() == Layout.ROUTED;
        var granted = new TreeMap<Endpoint, Set<String>>();
        var unused = new TreeMap<Endpoint, Set<String>>();
        var redeployed = new TreeMap<Endpoint, Integer>();
        for (int i = 0; i < endpoints.size(); i++) {
            var all = new TreeSet<>(
                    Set.of("dynamodb:GetItem on Batches", "kms:Sign on Key", "ssm:GetParameter on Flags"));
            if (routed) {
                all.addAll(Set.of(
                        "dynamodb:PutItem on Batches", "dynamodb:Query on Batches", "dynamodb:UpdateItem on Batches"));
            }
            granted.put(endpoints.get(i), all);
            unused.put(
                    endpoints.get(i),
                    routed
                            ? Set.of("dynamodb:PutItem on Batches", "dynamodb:UpdateItem on Batches", "kms:Sign on Key")
                            : Set.of());
            redeployed.put(endpoints.get(i), 1);
        }
        return new StaticFacts(
                contender.name(),
                routed ? 1 : endpoints.size(),
                routed ? 14_300_000 : 6_100_000,
                routed ? 61_000_000 : 42_000_000,
                routed ? 74 : 31,
                routed ? 9_100 : 5_200,
                new StaticFacts.Quota(routed ? 210 : 265, routed ? 9 : 64, 500),
                new StaticFacts.Quota(21, 10, 300),
                new StaticFacts.Quota(routed ? 12 : 21, routed ? 1 : 10, 300),
                routed ? 140 : 96,
                granted,
                unused,
                redeployed,
                List.of("batches-http.jar", "dynamodb.jar"));
    }

    private DebugFacts troubled(Contender contender) {
        boolean routed = contender.layout() == Layout.ROUTED;
        return new DebugFacts(
                contender.name(),
                contender.framework().equals("plain") ? 14 : 58,
                1,
                "fields @timestamp, @message | filter route = '" + endpoints.getFirst() + "' and level = 'ERROR'",
                Stream.of("a leak", "an endless loop", "a heap overflow")
                        .map(it -> new DebugFacts.Neighbour(
                                it,
                                200,
                                routed ? 37 : 0,
                                routed ? 412 : 4.1,
                                4.0,
                                routed ? "the environment was replaced" : "nothing was noticed"))
                        .toList());
    }

    private List<HeaderDifference> headers() {
        return endpoints.stream()
                .flatMap(endpoint -> Stream.of(
                        new HeaderDifference(endpoint, "date", "routed-micronaut", "in every answer"),
                        new HeaderDifference(endpoint, "date", "separate-plain", "")))
                .toList();
    }
}
