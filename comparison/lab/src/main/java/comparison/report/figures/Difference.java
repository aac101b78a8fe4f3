package comparison.report.figures;

/**
 * A warm median of a routed contender minus that of a separate one, at one rate.
 *
 * @param endpoint its route key; empty for the mean over all endpoints that both were asked for, each with the same weight
 * @param millis greater than 0 where routed is slower
 */
public record Difference(
        String routed,
        String separate,
        String endpoint,
        double ratePerSecond,
        double millis,
        Interval interval,
        int routedN,
        int separateN) {
    /** Whether the interval leaves open which of the two is faster. */
    public boolean open() {
        return interval.holds(0);
    }
}
