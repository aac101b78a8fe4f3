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
    /** What a caller of HTTP API waits at most, and so the time of a request that nobody serves. */
    private static final double NEVER_MILLIS = 30_000;

    /** The 99th percentile of all requests, those that were throttled among them. */
    public double p99OfAllMillis() {
        return throttled * 100 > requests ? NEVER_MILLIS : p99Millis;
    }

    public double coldShare() {
        return requests == 0 ? 0 : (double) cold / requests;
    }
}
