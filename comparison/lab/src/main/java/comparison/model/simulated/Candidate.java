package comparison.model.simulated;

import comparison.model.Grouping;

/**
 * A grouping and what it would cost in one scenario.
 *
 * @param p99Millis the mean of the endpoints' 99th percentiles, weighted by requests
 * @param worstP99Millis of the endpoint that is worst off
 * @param coldShare of all requests
 * @param usdPerMonth compute, requests, inits; what all groupings pay alike (HTTP API, authorizer) included
 * @param blastRadius 0 to 1: the share of granted permissions, averaged over requests' endpoints, that an endpoint does not use
 */
public record Candidate(
        String name,
        Grouping grouping,
        double p99Millis,
        double worstP99Millis,
        double coldShare,
        double usdPerMonth,
        double blastRadius) {}
