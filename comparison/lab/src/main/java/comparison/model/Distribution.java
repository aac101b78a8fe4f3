package comparison.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How long something takes, in milliseconds. */
public sealed interface Distribution {
    double sample(RandomGenerator random);

    double mean();

    /** The value below which the share {@code p} (0 to 1) lies. */
    double quantile(double p);

    /** Always the same. */
    record Constant(double millis) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return millis;
        }

        @Override
        public double mean() {
            return millis;
        }

        @Override
        public double quantile(double p) {
            return millis;
        }
    }

    /** Memoryless. */
    record Exponential(double mean) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return -mean * Math.log1p(-random.nextDouble());
        }

        @Override
        public double quantile(double p) {
            return -mean * Math.log1p(-p);
        }
    }

    /** As measured, with straight lines between neighbouring samples. */
    final class Empirical implements Distribution {
        private final double[] sorted;
        private final double mean;

        private Empirical(double[] samples) {
            if (samples.length == 0) {
                throw new IllegalArgumentException("a distribution needs at least one sample");
            }
            sorted = samples.clone();
            Arrays.sort(sorted);
            mean = Arrays.stream(sorted).average().orElseThrow();
        }

        public int count() {
            return sorted.length;
        }

        /** As many samples, drawn from these with replacement. */
        public Empirical drawn(RandomGenerator random) {
            return new Empirical(random.ints(sorted.length, 0, sorted.length)
                    .mapToDouble(it -> sorted[it])
                    .toArray());
        }

        public double least() {
            return sorted[0];
        }

        public double most() {
            return sorted[sorted.length - 1];
        }

        @Override
        public double sample(RandomGenerator random) {
            return quantile(random.nextDouble());
        }

        @Override
        public double mean() {
            return mean;
        }

        @Override
        public double quantile(double p) {
            double place = p * (sorted.length - 1);
            int below = (int) place;
            return below + 1 >= sorted.length
                    ? sorted[sorted.length - 1]
                    : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        }
    }

    static Empirical of(double... samples) {
        return new Empirical(samples);
    }
}
