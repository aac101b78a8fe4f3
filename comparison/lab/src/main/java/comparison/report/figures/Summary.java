package comparison.report.figures;

import comparison.model.Distribution;
import java.util.stream.DoubleStream;

/**
 * What samples come to.
 *
 * @param n how many there were, at least one
 * @param p99 of fewer than {@value #FEWEST_FOR_P99} samples the largest
 */
public record Summary(int n, double least, double p50, double p90, double p99, double most) {
    /** Below this, no sample lies above the 99th percentile. */
    public static final int FEWEST_FOR_P99 = 100;

    static Summary of(DoubleStream samples) {
        return of(Distribution.of(samples.toArray()));
    }

    static Summary of(Distribution.Empirical all) {
        double p99 = all.count() < FEWEST_FOR_P99 ? all.most() : all.quantile(0.99);
        return new Summary(all.count(), all.least(), all.quantile(0.5), all.quantile(0.9), p99, all.most());
    }

    /** Whether the 99th percentile is only the largest of too few samples. */
    public boolean p99IsLargest() {
        return n < FEWEST_FOR_P99;
    }
}
