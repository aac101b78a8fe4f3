package comparison.report.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis with round ticks.
 *
 * @param label with the unit
 * @param logarithmic whether each tick is a multiple of the one before it; then {@code from} is greater than 0
 */
public record Axis(String label, double from, double to, boolean logarithmic, List<Double> ticks) {
    private static final int MOST_TICKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10};
    /** Beyond this spread of values, equal ratios are shown as equal distances. */
    private static final double WIDE = 30;

    public Axis {
        ticks = List.copyOf(ticks);
        if (!(from < to)) {
            throw new IllegalArgumentException("an axis '%s' from %s to %s".formatted(label, from, to));
        }
    }

    /** From 0, or from the least value where that is below, to the greatest. */
    static Axis linear(String label, DoubleStream values) {
        double[] all = values.filter(Double::isFinite).toArray();
        double least = Math.min(0, Arrays.stream(all).min().orElse(0));
        double most = Math.max(0, Arrays.stream(all).max().orElse(1));
        double step = step(most > least ? most - least : 1);
        double from = Math.floor(least / step) * step;
        double to = Math.max(from + step, Math.ceil(most / step - 1e-9) * step);
        return new Axis(label, from, to, false, ticks(from, to, step));
    }

    /** Linear and close around the values, for charts that compare places and not lengths. */
    static Axis around(String label, DoubleStream values) {
        double[] all = values.toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        double spread = most > least ? most - least : Math.max(1, Math.abs(most));
        double step = step(spread * 1.2);
        double from = Math.max(0, Math.floor((least - spread * 0.1) / step) * step);
        double to = Math.ceil((most + spread * 0.1) / step) * step;
        return new Axis(label, from, to, false, ticks(from, to, step));
    }

    /** Linear; logarithmic where the values lie far apart. */
    static Axis fitting(String label, DoubleStream values) {
        double[] all = values.filter(it -> Double.isFinite(it) && it > 0).toArray();
        double least = Arrays.stream(all).min().orElse(1);
        double most = Arrays.stream(all).max().orElse(1);
        return most / least < WIDE ? linear(label, Arrays.stream(all)) : logarithmic(label, least, most);
    }

    private static List<Double> ticks(double from, double to, double step) {
        var ticks = new ArrayList<Double>();
        for (long i = Math.round(from / step); i <= Math.round(to / step); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static Axis logarithmic(String label, double least, double most) {
        int first = (int) Math.floor(Math.log10(least));
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(most)));
        var ticks = new ArrayList<Double>();
        for (int power = first; power <= last; power++) {
            ticks.add(power < 0 ? 1 / Math.pow(10, -power) : Math.pow(10, power));
        }
        return new Axis(label, ticks.getFirst(), ticks.getLast(), true, ticks);
    }

    private static double step(double spread) {
        double power = Math.pow(10, Math.floor(Math.log10(spread / MOST_TICKS)));
        for (double step : STEPS) {
            if (spread / (step * power) <= MOST_TICKS) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Where a value lies, 0 to 1; values beyond the ends lie at them. */
    public double place(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return Math.clamp(share, 0, 1);
    }
}
