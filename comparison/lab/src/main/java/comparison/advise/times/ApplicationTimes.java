package comparison.advise.times;

import comparison.advise.app.AppFunction;
import comparison.advise.app.Application;
import comparison.advise.report.FunctionTimes;
import comparison.model.Distribution;
import comparison.model.Distribution.Empirical;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import comparison.verdict.Models;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes the simulator's model of any group of endpoints, of what is known about the functions that serve them now.
 *
 * <p>A group out of one function comes up as that function does: the code is the same. A group out of several loads once what all of them load
 * anyway (the least of their inits), and what each loads of its own adds up.
 */
public final class ApplicationTimes implements Models {
    private static final int QUANTILES = 101;

    private final Application application;
    private final StandardTimes standard;
    private final Map<String, Observed> byFunction = new HashMap<>();
    private final Map<Endpoint, Empirical> latencies = new HashMap<>();

    /**
     * Times from what there is.
     *
     * @param reports by function, of a deployed stack; none where nobody asked for them
     * @param latencies by endpoint, in milliseconds, as the access log has them
     */
    public ApplicationTimes(
            Application application,
            StandardTimes standard,
            Map<String, FunctionTimes> reports,
            Map<Endpoint, Empirical> latencies) {
        this.application = application;
        this.standard = standard;
        reports.forEach((function, times) -> byFunction.put(
                function,
                new Observed(
                        Observed.ofMillis(times.init(), times.memoryMb()),
                        Observed.ofMillis(times.first(), times.memoryMb()),
                        Observed.ofMillis(times.warm(), times.memoryMb()))));
        for (Endpoint endpoint : application.endpoints()) {
            Empirical latency = latencies.get(endpoint);
            if (latency != null) {
                int memory = application.serving(endpoint).memoryMb();
                Observed.ofMillis(withoutTail(latency), memory).ifPresent(it -> this.latencies.put(endpoint, it));
            }
        }
    }

    /** A log does not say which requests were cold. They are the slowest: a twentieth is left out. */
    private static List<Double> withoutTail(Empirical latency) {
        return IntStream.range(0, QUANTILES)
                .mapToObj(it -> latency.quantile(0.95 * it / (QUANTILES - 1)))
                .toList();
    }

    /** What the times rest on, a sentence each. */
    public List<String> sources() {
        List<String> sources = new ArrayList<>();
        List<AppFunction> functions = application.functions();
        long cold =
                functions.stream().filter(it -> observed(it).init().isPresent()).count();
        long warm =
                functions.stream().filter(it -> observed(it).warm().isPresent()).count();
        if (warm > 0) {
            sources.add("Durations of %d of %d functions come from CloudWatch's REPORT lines, init times of %d."
                    .formatted(warm, functions.size(), cold));
        }
        if (warm < functions.size() && !latencies.isEmpty()) {
            sources.add(
                    "Times of warm requests of %d of %d endpoints come from the log's latencies, the slowest twentieth left out as cold ones."
                            .formatted(latencies.size(), application.endpoints().size()));
        }
        if (cold < functions.size()) {
            sources.add("Init times of %s are assumed (%s): %s."
                    .formatted(
                            cold == 0 ? "all functions" : (functions.size() - cold) + " functions",
                            standard.asOf(),
                            standard.basis()));
        }
        sources.add("A merged function loads once what all its parts load anyway; what each loads of its own adds up.");
        return sources;
    }

    @Override
    public FunctionModel of(Group group) {
        List<AppFunction> members = members(group);
        Map<Endpoint, Distribution> first = new HashMap<>();
        Map<Endpoint, Distribution> warm = new HashMap<>();
        for (Endpoint endpoint : group.endpoints()) {
            first.put(endpoint, first(endpoint));
            warm.put(endpoint, warm(endpoint));
        }
        return new FunctionModel(
                group,
                members.stream().mapToInt(AppFunction::memoryMb).max().orElseThrow(),
                init(members),
                first,
                warm,
                members.stream().mapToInt(AppFunction::reserved).max().orElseThrow(),
                members.stream().mapToInt(AppFunction::provisioned).sum());
    }

    private List<AppFunction> members(Group group) {
        return application.functions().stream()
                .filter(it -> group.endpoints().stream()
                        .anyMatch(endpoint ->
                                application.route(endpoint).function().equals(it.id())))
                .toList();
    }

    private Distribution init(List<AppFunction> members) {
        List<Empirical> inits = members.stream().map(this::initOf).toList();
        if (inits.size() == 1) {
            return inits.getFirst();
        }
        boolean same = members.stream().allMatch(it -> it.sameProgram(members.getFirst()));
        double further = same ? 0 : standard.furtherFunctionInitMillis() * (members.size() - 1);
        return Distribution.of(IntStream.range(0, QUANTILES)
                .mapToDouble(i -> together(inits, i / (QUANTILES - 1.0), same) + further)
                .toArray());
    }

    private static double together(List<Empirical> inits, double p, boolean same) {
        double[] each =
                inits.stream().mapToDouble(it -> it.quantile(p)).sorted().toArray();
        double own = 0;
        for (double init : each) {
            own += init - each[0];
        }
        return same ? each[each.length - 1] : each[0] + own;
    }

    private Empirical initOf(AppFunction function) {
        return observed(function).init().orElseGet(() -> distribution(standard.initMillis()));
    }

    private Empirical first(Endpoint endpoint) {
        return observed(application.serving(endpoint)).first().orElseGet(() -> distribution(standard.firstMillis()));
    }

    private Empirical warm(Endpoint endpoint) {
        return observed(application.serving(endpoint))
                .warm()
                .or(() -> Optional.ofNullable(latencies.get(endpoint)))
                .or(() -> Observed.ofMillis(standard.warmMillis(), standard.warmMemoryMb()))
                .orElseThrow();
    }

    private static Empirical distribution(List<Double> millis) {
        return Distribution.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Observed observed(AppFunction function) {
        return byFunction.getOrDefault(function.id(), Observed.NOTHING);
    }
}
