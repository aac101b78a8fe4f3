package comparison.report.figures;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Some samples in ascending order, and their median: as it is, and as a resample gives it. */
final class Samples {
    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    static Samples of(DoubleStream samples) {
        double[] all = samples.toArray();
        Arrays.sort(all);
        return new Samples(all);
    }

    int n() {
        return sorted.length;
    }

    double median() {
        return (sorted[(n() - 1) / 2] + sorted[n() / 2]) / 2;
    }

    double resampled(RandomGenerator random) {
        return Bootstrap.median(sorted, random);
    }
}
