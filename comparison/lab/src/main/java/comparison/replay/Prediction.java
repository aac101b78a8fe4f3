package comparison.replay;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.simulated.EndpointResult;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.Platform;
import comparison.simulate.Simulator;
import comparison.trace.Trace;
import java.util.List;
import java.util.stream.LongStream;

/** The same trace simulated several times. */
record Prediction(List<List<EndpointResult>> runs) {
    /** The local runtime looks for idle environments each tenth of the idle time. */
    private static final double LATE = 1.1;

    static Prediction of(List<FunctionModel> models, Trace trace, Setting setting) {
        double idle = setting.idle().toMillis();
        var platform = new Platform(Distribution.of(idle, LATE * idle), 0, 1_000, 1_000, Integer.MAX_VALUE);
        return new Prediction(LongStream.range(0, setting.simulations())
                .mapToObj(seed -> Simulator.runAll(models, platform, trace, setting.seed() + seed).stream()
                        .flatMap(it -> it.endpoints().stream())
                        .toList())
                .toList());
    }

    Line.Range coldShare(Endpoint endpoint) {
        return range(endpoint, EndpointResult::coldShare);
    }

    Line.Range p99(Endpoint endpoint) {
        return range(endpoint, EndpointResult::p99Millis);
    }

    /** Of all requests together. */
    Line.Range coldShare() {
        return Line.Range.of(runs.stream()
                .mapToDouble(run -> (double)
                                run.stream().mapToLong(EndpointResult::cold).sum()
                        / run.stream().mapToLong(EndpointResult::requests).sum())
                .toArray());
    }

    private Line.Range range(Endpoint endpoint, java.util.function.ToDoubleFunction<EndpointResult> figure) {
        return Line.Range.of(runs.stream()
                .flatMap(List::stream)
                .filter(it -> it.endpoint().equals(endpoint))
                .mapToDouble(figure)
                .toArray());
    }
}
