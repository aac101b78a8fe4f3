package comparison.model.measured;

import java.util.List;

/**
 * What somebody meets who looks for a fault.
 *
 * @param stackDepth frames from the runtime's loop to the use case
 * @param logGroups how many a search for one endpoint's errors must read, and how many other endpoints' lines are in them
 * @param logQuery CloudWatch Logs Insights, ready to paste
 * @param neighbours what trouble in one endpoint did to the others, each tried
 */
public record DebugFacts(String contender, int stackDepth, int logGroups, String logQuery, List<Neighbour> neighbours) {
    public DebugFacts {
        neighbours = List.copyOf(neighbours);
    }

    /**
     * Trouble in one endpoint, and what its neighbours noticed.
     *
     * @param trouble a leak, an endless loop, a heap overflow
     * @param requests to other endpoints while it lasted
     * @param failed of these
     * @param p99Millis of those that were answered
     * @param calmP99Millis of the same requests without the trouble
     */
    public record Neighbour(
            String trouble, int requests, int failed, double p99Millis, double calmP99Millis, String what) {}
}
