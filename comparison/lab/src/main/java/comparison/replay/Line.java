package comparison.replay;

/**
 * Predicted and measured, side by side. Predictions are the median of all simulations, with their least and most.
 *
 * @param what an endpoint, or all together
 * @param unexpected answers whose status was another than the catalogue's
 */
public record Line(
        String what,
        long requests,
        long unexpected,
        double coldShare,
        Range predictedColdShare,
        double p99,
        Range predictedP99) {
    /** Of several simulations. */
    public record Range(double least, double median, double most) {
        static Range of(double... values) {
            double[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            return new Range(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }

        boolean holds(double value) {
            return least <= value && value <= most;
        }
    }
}
