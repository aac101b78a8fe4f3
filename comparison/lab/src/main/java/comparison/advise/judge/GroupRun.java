package comparison.advise.judge;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.Map;

/**
 * What one function did over the trace.
 *
 * @param latencies by endpoint
 * @param gbSeconds billed, inits included
 */
record GroupRun(Group group, Map<Endpoint, Histogram> latencies, long requests, long cold, double gbSeconds) {
    GroupRun {
        latencies = Map.copyOf(latencies);
    }
}
