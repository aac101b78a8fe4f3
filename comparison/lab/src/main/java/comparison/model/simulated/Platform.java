package comparison.model.simulated;

import comparison.model.Distribution;

/**
 * What the platform does, as far as one knows or assumes.
 *
 * @param idle how long an environment without work is kept, in milliseconds
 * @param proactiveShare the share of inits that happen before a request needs them, 0 to 1
 * @param scalePer10s how many environments a function may add within 10 seconds
 * @param concurrency requests in flight in all functions together; one more is throttled
 * @param requestsPerSecond one environment takes at most
 */
public record Platform(
        Distribution idle, double proactiveShare, int scalePer10s, int concurrency, int requestsPerSecond) {
    /** Lambda's own numbers, with an idle time and a share of proactive inits that nobody outside AWS knows. */
    public static Platform lambda(double idleMinutes, double proactiveShare) {
        return new Platform(new Distribution.Constant(idleMinutes * 60_000), proactiveShare, 1_000, 1_000, 10);
    }
}
