package comparison.model.simulated;

import comparison.model.Group;
import java.util.List;

/**
 * What one function did over a trace.
 *
 * @param traceMillis how long the trace was
 * @param billedMillis of its requests, each rounded up to a whole one
 * @param initMillis of its inits, which are billed since 2025-08-01
 * @param inits how many there were, proactive ones included
 * @param mostEnvironments at one time
 * @param meanLifeMillis of environments that ended
 * @param provisioned environments that were always there
 * @param provisionedMillis what of {@code billedMillis} they worked
 */
public record GroupResult(
        Group group,
        int memoryMb,
        double traceMillis,
        List<EndpointResult> endpoints,
        long requests,
        double billedMillis,
        double initMillis,
        long inits,
        int mostEnvironments,
        double meanLifeMillis,
        int provisioned,
        double provisionedMillis) {
    public GroupResult {
        endpoints = List.copyOf(endpoints);
    }
}
