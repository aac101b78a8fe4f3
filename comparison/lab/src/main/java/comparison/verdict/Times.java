package comparison.verdict;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.measured.ColdSample;
import comparison.model.measured.Measurements;
import comparison.model.measured.WarmSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What one contender takes, as measured.
 *
 * @param first per endpoint, the first request of an environment
 * @param warm per endpoint, any later one
 */
public record Times(Distribution init, Map<Endpoint, Distribution> first, Map<Endpoint, Distribution> warm) {
    public Times {
        first = Map.copyOf(first);
        warm = Map.copyOf(warm);
    }

    Distribution firstOf(Endpoint endpoint) {
        return known(first, endpoint);
    }

    Distribution warmOf(Endpoint endpoint) {
        return known(warm, endpoint);
    }

    private static Distribution known(Map<Endpoint, Distribution> times, Endpoint endpoint) {
        Distribution found = times.get(endpoint);
        if (found == null) {
            throw new IllegalArgumentException("no times of " + endpoint);
        }
        return found;
    }

    /** Of a contender's samples. An endpoint that was not measured has the times of all that were, together. */
    public static Times of(Measurements measured, String contender, Start start, List<Endpoint> endpoints) {
        List<ColdSample> cold = measured.cold().stream()
                .filter(it -> it.contender().equals(contender) && it.start() == start)
                .toList();
        List<WarmSample> warm = measured.warm().stream()
                .filter(it -> it.contender().equals(contender))
                .toList();
        if (cold.isEmpty() || warm.isEmpty()) {
            throw new IllegalArgumentException(
                    "no %s %s samples of %s".formatted(start.label(), cold.isEmpty() ? "cold" : "warm", contender));
        }
        var first = new HashMap<Endpoint, Distribution>();
        var later = new HashMap<Endpoint, Distribution>();
        for (Endpoint endpoint : endpoints) {
            first.put(
                    endpoint,
                    own(
                            cold.stream().filter(it -> it.endpoint().equals(endpoint)),
                            cold.stream(),
                            ColdSample::firstMillis));
            later.put(
                    endpoint,
                    own(warm.stream().filter(it -> it.endpoint().equals(endpoint)), warm.stream(), WarmSample::millis));
        }
        return new Times(
                Distribution.of(
                        cold.stream().mapToDouble(ColdSample::initMillis).toArray()),
                first,
                later);
    }

    /** With environments that are restored from a snapshot: {@code restore} holds the first request's work, and what follows is warm. */
    public Times restored(Distribution restore) {
        return new Times(restore, warm, warm);
    }

    /** Of as many samples as these, drawn from them with replacement. */
    Times drawn(RandomGenerator random) {
        return new Times(drawn(init, random), drawn(first, random), drawn(warm, random));
    }

    private static Map<Endpoint, Distribution> drawn(Map<Endpoint, Distribution> times, RandomGenerator random) {
        var drawn = new HashMap<Endpoint, Distribution>();
        times.keySet().stream().sorted().forEach(it -> drawn.put(it, drawn(known(times, it), random)));
        return drawn;
    }

    private static Distribution drawn(Distribution of, RandomGenerator random) {
        return of instanceof Distribution.Empirical samples ? samples.drawn(random) : of;
    }

    private static <T> Distribution own(
            Stream<T> samples, Stream<T> all, java.util.function.ToDoubleFunction<T> millis) {
        double[] own = samples.mapToDouble(millis).toArray();
        return Distribution.of(own.length > 0 ? own : all.mapToDouble(millis).toArray());
    }
}
