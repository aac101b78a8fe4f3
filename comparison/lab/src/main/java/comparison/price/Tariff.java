package comparison.price;

/**
 * What decides the bill beside the traffic.
 *
 * @param arm whether functions run on arm64
 * @param authorizerShare the share of requests for which the authorizer is asked: those that its cache does not answer
 * @param authorizerMillis how long it takes then
 */
public record Tariff(boolean arm, double authorizerShare, double authorizerMillis) {
    private static final double CACHE_SECONDS = 300;

    /** An authorizer that is asked once per caller and cache time, as far as there are enough requests for that. */
    public static Tariff of(boolean arm, int callers, double requestsPerSecond, double authorizerMillis) {
        double asked = callers / CACHE_SECONDS;
        return new Tariff(arm, requestsPerSecond <= 0 ? 0 : Math.min(1, asked / requestsPerSecond), authorizerMillis);
    }
}
