package comparison.trace;

import java.util.List;

/**
 * One part of described traffic.
 *
 * @param endpoints what each occasion asks for, places in the trace's endpoints: one, or the several calls of a page
 * @param perHour occasions an hour, on average
 * @param withinMillis over how long the calls of one occasion are spread
 */
record Stream(List<Integer> endpoints, double perHour, Shape shape, double withinMillis) {
    Stream {
        endpoints = List.copyOf(endpoints);
    }

    /** How occasions lie in time. */
    sealed interface Shape {
        /** By chance, with one rate. */
        record Poisson() implements Shape {}

        /** Always the same time apart. */
        record Constant() implements Shape {}

        /** By chance, with a rate that goes up and down once a day; {@code amplitude} 0 to 1 of the average. */
        record Diurnal(double amplitude, double peakHour) implements Shape {}

        /** {@code size} at a time. */
        record Bursts(int size) implements Shape {}
    }
}
