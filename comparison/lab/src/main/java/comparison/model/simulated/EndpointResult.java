package comparison.model.simulated;

import comparison.model.Endpoint;

/** What one endpoint's callers met: requests, and milliseconds of those that were answered. */
public record EndpointResult(
        Endpoint endpoint,
        long requests,
        long cold,
        long throttled,
        double meanMillis,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double mostMillis) {
    public double coldShare() {
        return requests == 0 ? 0 : (double) cold / requests;
    }
}
