package comparison.contest;

import comparison.measure.plan.Catalogue;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.measured.Measurements;
import comparison.model.measured.StaticFacts;
import comparison.model.simulated.Contest;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.trace.Trace;
import comparison.verdict.BlendedModels;
import comparison.verdict.Effort;
import comparison.verdict.Judge;
import comparison.verdict.Permissions;
import comparison.verdict.Preference;
import comparison.verdict.Question;
import comparison.verdict.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import local.bill.Prices;

/**
 * The contests that a catalogue names, each with zip-like and with image-like starts; what ships, with SnapStart too.
 *
 * @param effort how much is simulated
 * @param stop whether no further contest is to begin
 * @param progress hears of each step in words
 */
public record Contests(
        Catalogue catalogue,
        Traffic traffic,
        Effort effort,
        BooleanSupplier stop,
        Consumer<String> progress,
        long seed) {
    private static final int MEMORY_MB = 1_769; // one vCPU, as measured
    /** Keys and tokens in use within five minutes of an ordinary day: each is asked for once in that time. */
    private static final int CALLERS = 20;

    private static final double AUTHORIZER_MILLIS = 5;

    /**
     * Restore and first request together, since published measurements tell no more: the medians of three frameworks on 1,024 MB
     * (aws-samples/serverless-java-frameworks-samples, January 2024). Alike for both layouts, as nothing published tells them apart.
     */
    private static final Distribution RESTORE = Distribution.of(487, 726, 1_048);

    /**
     * Answers what can be answered; a contest without samples is left out, and {@code progress} hears why.
     */
    public List<Contest> of(Measurements measured) {
        List<Contest> contests = new ArrayList<>();
        for (Catalogue.Pair pair : catalogue.pairs()) {
            for (Start start : starts(pair)) {
                if (!stop.getAsBoolean()) {
                    try {
                        contests.add(Judge.answer(question(measured, pair, start), progress));
                    } catch (IllegalArgumentException e) {
                        progress.accept(
                                "%s, %s: not simulated: %s".formatted(pair.title(), start.label(), e.getMessage()));
                    }
                }
            }
        }
        return contests;
    }

    /** The first pair is the one that ships, as a zip whose functions are restored from snapshots. */
    private List<Start> starts(Catalogue.Pair pair) {
        return pair.equals(catalogue.pairs().getFirst()) ? List.of(Start.values()) : Start.MEASURED;
    }

    private static Times times(Measurements measured, String contender, Start start, List<Endpoint> endpoints) {
        return start == Start.SNAP_START
                ? Times.of(measured, contender, Start.ZIP_LIKE, endpoints).restored(RESTORE)
                : Times.of(measured, contender, start, endpoints);
    }

    private Question question(Measurements measured, Catalogue.Pair pair, Start start) {
        Trace trace = traffic.trace();
        List<Endpoint> endpoints = trace.endpoints();
        Times separate = times(measured, pair.separate(), start, endpoints);
        Times routed = times(measured, pair.routed(), start, endpoints);
        return new Question(
                "%s, %s".formatted(pair.title(), start.label()),
                pair.routed(),
                pair.separate(),
                start,
                trace,
                traffic.words(),
                new BlendedModels(separate, routed, endpoints.size(), MEMORY_MB),
                new Permissions(needed(measured, pair.separate())),
                Rules.none(),
                Tariff.of(false, CALLERS, traffic.requestsPerSecond(), AUTHORIZER_MILLIS),
                Prices.standard(),
                Preference.usual(),
                effort,
                seed);
    }

    /** What each endpoint was seen to use; where nobody looked, all that its own function is granted. */
    private static Map<Endpoint, Set<String>> needed(Measurements measured, String separate) {
        Map<Endpoint, Set<String>> needed = new HashMap<>();
        for (StaticFacts facts : measured.statics()) {
            if (facts.contender().equals(separate)) {
                facts.granted().forEach((endpoint, granted) -> {
                    Set<String> used = new TreeSet<>(granted);
                    used.removeAll(facts.unused().getOrDefault(endpoint, Set.of()));
                    needed.put(endpoint, used);
                });
            }
        }
        return needed;
    }
}
