package comparison.trace;

import comparison.model.Endpoint;
import java.util.List;

/** The same requests, {@code factor} times as many an hour: closer together, or further apart. */
record ScaledTrace(Trace trace, double factor) implements Trace {
    @Override
    public List<Endpoint> endpoints() {
        return trace.endpoints();
    }

    @Override
    public double millis() {
        return trace.millis() / factor;
    }

    @Override
    public Arrivals open() {
        Arrivals arrivals = trace.open();
        return new Arrivals() {
            @Override
            public boolean next() {
                return arrivals.next();
            }

            @Override
            public long micros() {
                return (long) (arrivals.micros() / factor);
            }

            @Override
            public int endpoint() {
                return arrivals.endpoint();
            }
        };
    }
}
