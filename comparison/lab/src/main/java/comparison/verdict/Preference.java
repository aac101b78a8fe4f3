package comparison.verdict;

/**
 * What counts, in this order: the 99th percentile, then the cost. A difference counts if it is greater than its tolerance and than what chance alone
 * makes of it (twice the standard error over the seeds). Blast radius decides nothing by itself: it is what recommends one of two that tie.
 *
 * @param p99Share the tolerance of the percentile, as a share of the smaller one
 * @param p99Millis and at least so many milliseconds
 * @param usdShare the tolerance of the cost, as a share of the smaller one
 * @param usd and at least so many dollars a month
 */
public record Preference(double p99Share, double p99Millis, double usdShare, double usd) {
    public static Preference usual() {
        return new Preference(0.05, 1, 0.02, 0.10);
    }

    public boolean p99Counts(double one, double other, double error) {
        return counts(one, other, error, p99Share, p99Millis);
    }

    public boolean usdCounts(double one, double other, double error) {
        return counts(one, other, error, usdShare, usd);
    }

    private static boolean counts(double one, double other, double error, double share, double least) {
        double difference = Math.abs(one - other);
        return difference > Math.max(least, share * Math.min(one, other)) && difference > 2 * error;
    }
}
