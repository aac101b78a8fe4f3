package comparison.model.measured;

import comparison.model.Endpoint;

/**
 * One request to a warm environment.
 *
 * @param ratePerSecond of the open-loop arrivals that it was one of
 * @param millis from when it was due (not from when it was sent) to its answer
 * @param status of the answer
 */
public record WarmSample(String contender, Endpoint endpoint, double ratePerSecond, double millis, int status) {}
