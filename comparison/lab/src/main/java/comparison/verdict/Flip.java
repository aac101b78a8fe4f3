package comparison.verdict;

import comparison.verdict.Meeting.Side;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Finds the smallest change of the traffic's volume that turns the answer round. */
public final class Flip {
    /** How far is looked, each way, from the nearest on: the smallest change is wanted, not any. */
    private static final double[] DISTANCES = {2, 4, 10, 30, 100, 1_000};

    private static final double PRECISION = 1.1;

    private Flip() {}

    /** The factor nearest to 1, to a tenth, at which {@code winner} is another than now; nothing where none between a thousandth and 1,000 is. */
    public static OptionalDouble factor(Side now, DoubleFunction<Side> winner) {
        for (double distance : DISTANCES) {
            OptionalDouble nearest = DoubleStream.of(distance, 1 / distance)
                    .filter(it -> winner.apply(it) != now)
                    .map(it -> nearest(now, it, winner))
                    .boxed()
                    .min(Comparator.comparingDouble(it -> Math.abs(Math.log(it))))
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
            if (nearest.isPresent()) {
                return nearest;
            }
        }
        return OptionalDouble.empty();
    }

    private static double nearest(Side now, double far, DoubleFunction<Side> winner) {
        double same = 1;
        double other = far;
        while (Math.max(same, other) / Math.min(same, other) > PRECISION) {
            double middle = Math.sqrt(same * other);
            if (winner.apply(middle) == now) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    static Optional<String> inWords(OptionalDouble factor) {
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double times = factor.getAsDouble();
        return Optional.of(
                times >= 1 ? "%.3g times the traffic".formatted(times) : "1/%.3g of the traffic".formatted(1 / times));
    }
}
