package comparison.replay;

import comparison.measure.bed.Events;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Room;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes one contender's times on this machine, one environment after the other: its init, its first request, and a few later ones. A replay's
 * environments are young, so later requests are not warmed up further than they are there.
 *
 * @param shares endpoints as often as the trace has them
 */
record Calibration(
        Room room, Events events, Catalogue catalogue, Subject subject, List<Endpoint> shares, Setting setting) {
    private static final int VCPU_MB = 1_769; // times are taken as they are: nothing is stretched

    private static final class Samples {
        private final List<Double> init = new ArrayList<>();
        private final Map<Endpoint, List<Double>> first = new HashMap<>();
        private final Map<Endpoint, List<Double>> later = new HashMap<>();
    }

    /** A model of each function that the trace needs. */
    List<FunctionModel> models() {
        Map<String, List<Endpoint>> functions =
                shares.stream().distinct().sorted().collect(Collectors.groupingBy(subject::function));
        return functions.entrySet().stream()
                .map(it -> model(it.getKey(), it.getValue()))
                .toList();
    }

    private FunctionModel model(String function, List<Endpoint> endpoints) {
        var samples = new Samples();
        List<Endpoint> common = shares.stream().filter(endpoints::contains).toList();
        var random = new Random(setting.seed());
        for (int round = 0; round < setting.rounds(); round++) {
            for (Endpoint endpoint : endpoints) {
                samples.init.add(room.start(function).toNanos() / 1e6);
                add(samples.first, endpoint, ask(function, endpoint));
                for (int i = 0; i < setting.later(); i++) {
                    Endpoint next = common.get(random.nextInt(common.size()));
                    add(samples.later, next, ask(function, next));
                }
                room.end(function);
            }
        }
        return new FunctionModel(
                new Group(endpoints),
                VCPU_MB,
                distribution(samples.init),
                times(endpoints, samples.first),
                times(endpoints, samples.later),
                0,
                0);
    }

    private static void add(Map<Endpoint, List<Double>> samples, Endpoint endpoint, double millis) {
        samples.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(millis);
    }

    private double ask(String function, Endpoint endpoint) {
        var ask = catalogue
                .ask(endpoint)
                .orElseThrow(() -> new MeasureException("the catalogue has no request for " + endpoint));
        String event = events.next(ask);
        long began = System.nanoTime();
        room.ask(function, event);
        return (System.nanoTime() - began) / 1e6;
    }

    /** A rare endpoint that the later requests never asked for has the times of all. */
    private static Map<Endpoint, Distribution> times(List<Endpoint> endpoints, Map<Endpoint, List<Double>> samples) {
        List<Double> all = samples.values().stream().flatMap(List::stream).toList();
        return endpoints.stream()
                .collect(Collectors.toMap(Function.identity(), it -> distribution(samples.getOrDefault(it, all))));
    }

    private static Distribution distribution(List<Double> samples) {
        return Distribution.of(samples.stream().mapToDouble(it -> it).toArray());
    }
}
