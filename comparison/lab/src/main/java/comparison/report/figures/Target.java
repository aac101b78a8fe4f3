package comparison.report.figures;

/**
 * A ratio of two medians of init + first request, and what it should be.
 *
 * @param what the target in words
 * @param over what is divided, with its start
 * @param under by what
 * @param asked the first request of both sides; empty where they were asked for all endpoints
 * @param atMost whether the ratio may be at most the limit, or must be at least it
 */
public record Target(
        String what,
        String over,
        String under,
        String asked,
        double overMillis,
        double underMillis,
        int overN,
        int underN,
        double ratio,
        Interval interval,
        double limit,
        boolean atMost) {
    public boolean met() {
        return atMost ? ratio <= limit : ratio >= limit;
    }

    /** Whether more samples could turn the judgement round. */
    public boolean close() {
        return interval.holds(limit);
    }
}
