package comparison.measure.warm;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** When requests are due: a Poisson process, as callers who know nothing of each other make it. */
public final class Arrivals {
    private Arrivals() {}

    /** Nanoseconds from the beginning, ascending; the same for the same seed. */
    public static long[] poisson(double ratePerSecond, Duration length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double nanosBetween = 1e9 / ratePerSecond;
        long[] due = new long[16];
        int count = 0;
        for (double at = next(random, nanosBetween); at < length.toNanos(); at += next(random, nanosBetween)) {
            if (count == due.length) {
                due = Arrays.copyOf(due, 2 * count);
            }
            due[count++] = (long) at;
        }
        return Arrays.copyOf(due, count);
    }

    private static double next(SplittableRandom random, double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }
}
