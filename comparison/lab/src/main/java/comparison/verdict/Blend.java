package comparison.verdict;

import comparison.model.Distribution;

/** A distribution between two others, quantile by quantile: the straight line from the first (0) to the second (1). */
final class Blend {
    private static final int QUANTILES = 201;

    private Blend() {}

    static Distribution of(Distribution first, Distribution second, double share) {
        if (share <= 0) {
            return first;
        }
        if (share >= 1) {
            return second;
        }
        double[] samples = new double[QUANTILES];
        for (int i = 0; i < QUANTILES; i++) {
            double p = (double) i / (QUANTILES - 1);
            samples[i] = (1 - share) * first.quantile(p) + share * second.quantile(p);
        }
        return Distribution.of(samples);
    }
}
