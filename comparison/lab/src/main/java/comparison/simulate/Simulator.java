package comparison.simulate;

import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import comparison.trace.Arrivals;
import comparison.trace.Trace;
import java.util.List;

/** Runs traces through functions. The same seed gives the same result, whatever else is simulated beside. */
public final class Simulator {
    private Simulator() {}

    /** One function, as if it had the account for itself; {@code trace} may hold requests for others. */
    public static GroupResult run(FunctionModel model, Platform platform, Trace trace, long seed) {
        var function = new Function(model, platform, seed);
        Arrivals arrivals = trace.only(model.group()).open();
        while (arrivals.next()) {
            function.arrive(arrivals.micros() / 1000.0, arrivals.endpoint(), Integer.MAX_VALUE);
        }
        return function.result(trace.millis());
    }

    /** All functions of an application together; they share what the account lets run at once. */
    public static List<GroupResult> runAll(List<FunctionModel> models, Platform platform, Trace trace, long seed) {
        var functions =
                models.stream().map(it -> new Function(it, platform, seed)).toArray(Function[]::new);
        int[] serving = new int[trace.endpoints().size()];
        int[] place = new int[serving.length];
        for (int i = 0; i < serving.length; i++) {
            var endpoint = trace.endpoints().get(i);
            for (int f = 0; f < functions.length; f++) {
                int inGroup = models.get(f).group().endpoints().indexOf(endpoint);
                if (inGroup >= 0) {
                    serving[i] = f;
                    place[i] = inGroup;
                }
            }
        }
        Arrivals arrivals = trace.open();
        while (arrivals.next()) {
            double now = arrivals.micros() / 1000.0;
            int inFlight = 0;
            for (Function each : functions) {
                inFlight += each.inFlight(now);
            }
            int endpoint = arrivals.endpoint();
            functions[serving[endpoint]].arrive(now, place[endpoint], platform.concurrency() - inFlight);
        }
        double millis = trace.millis();
        return java.util.Arrays.stream(functions).map(it -> it.result(millis)).toList();
    }
}
