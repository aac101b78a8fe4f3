package comparison.simulate.bench;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import comparison.simulate.Simulator;
import comparison.trace.StoredTrace;
import comparison.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Something to simulate.
 *
 * @param run simulates with a seed and returns how many requests that were
 */
record Workload(String name, ToLongFunction<Long> run) {
    private static final Platform PLATFORM = Platform.lambda(10, 0.3);
    private static final int SAMPLES = 400; // of each distribution: about what a calibration takes
    private static final int VCPU_MB = 1_769;

    /** All that is timed, each of about so many requests. */
    static List<Workload> of(int requests) {
        List<Endpoint> ten = IntStream.range(0, 10)
                .mapToObj(it -> Endpoint.parse("GET /things/" + it))
                .toList();
        var one = new SteadyTrace(List.of(ten.getFirst()), 0.9, requests);
        var busy = new SteadyTrace(ten, 50, requests);
        Trace stored = StoredTrace.of(busy, requests);
        FunctionModel simfaas = published(ten.getFirst());
        FunctionModel routed = measured(ten);
        List<FunctionModel> separate =
                ten.stream().map(it -> measured(List.of(it))).toList();
        return List.of(
                new Workload(
                        "one endpoint, the published SimFaaS run, arrivals made on the way",
                        seed -> answered(List.of(Simulator.run(simfaas, Platform.lambda(10, 0), one, seed)))),
                new Workload(
                        "ten endpoints in one function, 50 requests/s, arrivals made on the way",
                        seed -> answered(List.of(Simulator.run(routed, PLATFORM, busy, seed)))),
                new Workload(
                        "the same, arrivals stored, as the search has them",
                        seed -> answered(List.of(Simulator.run(routed, PLATFORM, stored, seed)))),
                new Workload(
                        "ten functions that share the account's concurrency, arrivals stored",
                        seed -> answered(Simulator.runAll(separate, PLATFORM, stored, seed))));
    }

    private static long answered(List<GroupResult> results) {
        return results.stream()
                .flatMap(it -> it.endpoints().stream())
                .mapToLong(it -> it.requests())
                .sum();
    }

    private static FunctionModel published(Endpoint endpoint) {
        return model(
                List.of(endpoint),
                new Distribution.Constant(0),
                new Distribution.Exponential(2_244),
                new Distribution.Exponential(1_991));
    }

    private static FunctionModel measured(List<Endpoint> endpoints) {
        return model(endpoints, skewed(600), skewed(60), skewed(4));
    }

    /** Samples as a measurement gives them, with a tail. */
    private static Distribution skewed(double median) {
        var random = new SplittableRandom((long) median);
        return Distribution.of(IntStream.range(0, SAMPLES)
                .mapToDouble(_ -> median * Math.exp(0.4 * random.nextGaussian()))
                .toArray());
    }

    private static FunctionModel model(
            List<Endpoint> endpoints, Distribution init, Distribution first, Distribution warm) {
        var firsts = new java.util.HashMap<Endpoint, Distribution>();
        var warms = new java.util.HashMap<Endpoint, Distribution>();
        for (Endpoint endpoint : new ArrayList<>(endpoints)) {
            firsts.put(endpoint, first);
            warms.put(endpoint, warm);
        }
        return new FunctionModel(new Group(endpoints), VCPU_MB, init, firsts, warms, 0, 0);
    }
}
