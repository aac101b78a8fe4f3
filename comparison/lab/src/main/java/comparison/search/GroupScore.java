package comparison.search;

/**
 * What one function adds to the figures of a grouping. All are sums over requests, so that those of a grouping are the sums of its groups'.
 *
 * @param p99 requests x the 99th percentile of their endpoint's time, milliseconds
 * @param worst the greatest of these percentiles
 * @param cold requests that waited for an init
 * @param usd a month
 * @param excess requests x the share of their function's permissions that their endpoint does not use
 */
public record GroupScore(double requests, double p99, double worst, double cold, double usd, double excess) {
    public static final GroupScore NONE = new GroupScore(0, 0, 0, 0, 0, 0);

    public GroupScore plus(GroupScore other) {
        return new GroupScore(
                requests + other.requests,
                p99 + other.p99,
                Math.max(worst, other.worst),
                cold + other.cold,
                usd + other.usd,
                excess + other.excess);
    }

    public double p99Millis() {
        return requests == 0 ? 0 : p99 / requests;
    }

    public double coldShare() {
        return requests == 0 ? 0 : cold / requests;
    }

    public double blastRadius() {
        return requests == 0 ? 0 : excess / requests;
    }
}
