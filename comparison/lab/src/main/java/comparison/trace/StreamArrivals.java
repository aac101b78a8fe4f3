package comparison.trace;

import comparison.trace.Stream.Shape;
import java.util.SplittableRandom;

/** The requests of one stream, one after another. */
final class StreamArrivals {
    private static final double MICROS_PER_HOUR = 3_600_000_000.0;
    static final long END = Long.MAX_VALUE;

    private final Stream stream;
    private final long length;
    private final SplittableRandom random;
    private double occasion;
    private long inOccasion;
    private long at = END;
    private int endpoint;

    StreamArrivals(Stream stream, double lengthMicros, long seed) {
        this.stream = stream;
        this.length = (long) lengthMicros;
        this.random = new SplittableRandom(seed);
        advance();
    }

    /** When its next request arrives; {@link #END} where there is none. */
    long at() {
        return at;
    }

    int endpoint() {
        return endpoint;
    }

    /** Moves on by one request. */
    void advance() {
        long calls = (long) stream.endpoints().size() * burst();
        if (inOccasion == 0) {
            occasion += gap();
        }
        int call = (int) (inOccasion % stream.endpoints().size());
        endpoint = stream.endpoints().get(call);
        // Calls of one occasion come in order and evenly, so that the stream stays sorted.
        double offset = calls == 1 ? 0 : stream.withinMillis() * 1000 * inOccasion / (calls - 1);
        long time = (long) (occasion + offset);
        inOccasion = (inOccasion + 1) % calls;
        long next = Math.max(time, at == END ? 0 : at);
        at = next >= length ? END : next;
    }

    private int burst() {
        return stream.shape() instanceof Shape.Bursts(int size) ? size : 1;
    }

    private double gap() {
        double mean = MICROS_PER_HOUR / stream.perHour();
        return switch (stream.shape()) {
            case Shape.Constant() -> mean;
            case Shape.Poisson(), Shape.Bursts _ -> exponential(mean);
            case Shape.Diurnal(double amplitude, double peakHour) -> thinned(mean, amplitude, peakHour);
        };
    }

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    /** Lewis and Shedler (1979): candidates at the highest rate, each kept with the share that its time has of it. */
    private double thinned(double mean, double amplitude, double peakHour) {
        double gap = 0;
        double share;
        do {
            gap += exponential(mean / (1 + amplitude));
            double hour = (occasion + gap) / MICROS_PER_HOUR;
            share = (1 + amplitude * Math.cos((hour - peakHour) * Math.PI / 12)) / (1 + amplitude);
        } while (random.nextDouble() >= share);
        return gap;
    }
}
