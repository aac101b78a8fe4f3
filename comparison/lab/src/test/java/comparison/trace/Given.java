package comparison.trace;

import comparison.model.Endpoint;
import java.util.List;

/** Traces that tests begin with. Rates are per hour, lengths in hours. */
public final class Given {
    private Given() {}

    public static Trace poisson(Endpoint endpoint, double perHour, double hours) {
        return one(endpoint, perHour, hours, new Stream.Shape.Poisson());
    }

    public static Trace constant(Endpoint endpoint, double perHour, double hours) {
        return one(endpoint, perHour, hours, new Stream.Shape.Constant());
    }

    private static Trace one(Endpoint endpoint, double perHour, double hours, Stream.Shape shape) {
        return new MixTrace(
                List.of(endpoint), hours * 3_600_000, List.of(new Stream(List.of(0), perHour, shape, 0)), 42);
    }

    public static Trace both(Endpoint first, Endpoint second, double perHour, double hours) {
        return new MixTrace(
                List.of(first, second),
                hours * 3_600_000,
                List.of(
                        new Stream(List.of(0), perHour, new Stream.Shape.Poisson(), 0),
                        new Stream(List.of(1), perHour, new Stream.Shape.Poisson(), 0)),
                42);
    }
}
