package comparison.advise.judge;

import java.util.Arrays;

/** How often which latency occurred, in steps of two percent from a hundredth of a millisecond: enough for quantiles, and cheap to add up. */
final class Histogram {
    private static final double LEAST = 0.01;
    private static final double STEP = Math.log(1.02);
    private static final int BUCKETS = 1_100; // up to 28,000 s

    private final long[] counts = new long[BUCKETS];

    void add(double millis) {
        int bucket = millis <= LEAST ? 0 : (int) (Math.log(millis / LEAST) / STEP);
        counts[Math.min(bucket, BUCKETS - 1)]++;
    }

    void add(Histogram other) {
        Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts[i] * middle(i);
        }
        return sum / Math.max(1, Arrays.stream(counts).sum());
    }

    private static double middle(int bucket) {
        return LEAST * Math.exp((bucket + 0.5) * STEP);
    }

    /** The value below which the share {@code p} lies; 0 where there is none. */
    double quantile(double p) {
        double wanted = p * Arrays.stream(counts).sum();
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts[i];
            if (sum > 0 && sum >= wanted) {
                return middle(i);
            }
        }
        return 0;
    }
}
