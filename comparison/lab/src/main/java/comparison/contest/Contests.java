package comparison.contest;

import comparison.measure.plan.Catalogue;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.measured.Measurements;
import comparison.model.measured.StaticFacts;
import comparison.model.simulated.Contest;
import comparison.price.Tariff;
import comparison.search.Rules;
import comparison.trace.Mix;
import comparison.trace.Trace;
import comparison.trace.TraceException;
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
 * The contests that a catalogue names, each with zip-like and with image-like starts, on its usual traffic.
 *
 * @param effort how much is simulated
 * @param stop whether no further contest is to begin
 * @param progress hears of each step in words
 */
public record Contests(Catalogue catalogue, Effort effort, BooleanSupplier stop, Consumer<String> progress, long seed) {
    private static final int MEMORY_MB = 1_769; // one vCPU, as measured
    private static final Tariff TARIFF = new Tariff(false, 0, 0.05, 5); // x86; an authorizer whose cache answers most

    /**
     * Answers what can be answered; a contest without samples is left out, and {@code progress} hears why.
     *
     * @throws IllegalArgumentException the traffic's description is not as it must be
     */
    public List<Contest> of(Measurements measured) {
        Trace trace = trace();
        List<Contest> contests = new ArrayList<>();
        for (Catalogue.Pair pair : catalogue.pairs()) {
            for (Start start : Start.values()) {
                if (!stop.getAsBoolean()) {
                    try {
                        contests.add(Judge.answer(question(measured, trace, pair, start), progress));
                    } catch (IllegalArgumentException e) {
                        progress.accept(
                                "%s, %s: not simulated: %s".formatted(pair.title(), start.label(), e.getMessage()));
                    }
                }
            }
        }
        return contests;
    }

    private Trace trace() {
        try {
            return Mix.read(catalogue.mix());
        } catch (TraceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Question question(Measurements measured, Trace trace, Catalogue.Pair pair, Start start) {
        List<Endpoint> endpoints = trace.endpoints();
        Times separate = Times.of(measured, pair.separate(), start, endpoints);
        Times routed = Times.of(measured, pair.routed(), start, endpoints);
        return new Question(
                "%s, %s".formatted(pair.title(), start.label()),
                pair.routed(),
                pair.separate(),
                start,
                trace,
                "the traffic that %s describes".formatted(catalogue.mix().getFileName()),
                new BlendedModels(separate, routed, endpoints.size(), MEMORY_MB),
                new Permissions(needed(measured, pair.separate())),
                Rules.none(),
                TARIFF,
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
