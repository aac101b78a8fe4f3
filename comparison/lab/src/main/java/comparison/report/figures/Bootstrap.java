package comparison.report.figures;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Percentile intervals by resampling (Efron). The seed is fixed: the same samples give the same report. */
public final class Bootstrap {
    public static final double CONFIDENCE = 0.95;
    public static final int RESAMPLES = 1_000;
    public static final long SEED = 5;

    private Bootstrap() {}

    /** Where a figure lies that {@code once} computes from a fresh resample. */
    static Interval interval(ToDoubleFunction<RandomGenerator> once) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] figures = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            figures[i] = once.applyAsDouble(random);
        }
        Arrays.sort(figures);
        int tail = (int) Math.round(RESAMPLES * (1 - CONFIDENCE) / 2);
        return new Interval(figures[tail], figures[RESAMPLES - 1 - tail]);
    }

    /** The median of as many draws, with replacement, as there are samples: counted by place, so that nothing is sorted again. */
    static double median(double[] sorted, RandomGenerator random) {
        int n = sorted.length;
        int[] drawn = new int[n];
        for (int i = 0; i < n; i++) {
            drawn[random.nextInt(n)]++;
        }
        int below = (n - 1) / 2;
        int above = n / 2;
        double lower = 0;
        int seen = 0;
        for (int place = 0; place < n; place++) {
            boolean lowerIsNew = seen <= below;
            seen += drawn[place];
            if (lowerIsNew && seen > below) {
                lower = sorted[place];
            }
            if (seen > above) {
                return (lower + sorted[place]) / 2;
            }
        }
        throw new IllegalArgumentException("no samples");
    }
}
