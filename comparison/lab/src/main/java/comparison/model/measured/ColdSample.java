package comparison.model.measured;

import comparison.model.Endpoint;
import comparison.model.Start;

/**
 * One start of one environment.
 *
 * @param contender its name
 * @param function the function's logical id in the template
 * @param endpoint what the first request asked for
 * @param round which round of the interleaving, from 0
 * @param initMillis spawn to the first {@code next}
 * @param firstMillis the first request, from its arrival to its answer
 */
public record ColdSample(
        String contender,
        String function,
        Endpoint endpoint,
        Start start,
        int round,
        double initMillis,
        double firstMillis) {
    public double bothMillis() {
        return initMillis + firstMillis;
    }
}
