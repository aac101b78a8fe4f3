package local.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured values of one kind. */
final class Samples {
    private final double[] sorted;

    Samples(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The value that this share of all does not exceed; the nearest rank. */
    double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    double median() {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** Median, spread and count in one line. */
    String line(String what, String unit) {
        return String.format(
                Locale.ROOT,
                "%s: median %.2f %s (least %.2f, most %.2f, n = %d)",
                what,
                median(),
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
