package comparison.trace;

import comparison.model.Endpoint;
import java.util.Arrays;
import java.util.List;

/** A trace in two arrays, 12 bytes a request: for those that are opened thousands of times. */
public final class StoredTrace implements Trace {
    private final List<Endpoint> endpoints;
    private final double millis;
    private final long[] micros;
    private final int[] which;

    private StoredTrace(List<Endpoint> endpoints, double millis, long[] micros, int[] which) {
        this.endpoints = List.copyOf(endpoints);
        this.millis = millis;
        this.micros = micros;
        this.which = which;
    }

    /**
     * The trace's beginning, as far as {@code most} requests go. It ends with its last request, so that rates stay what they are: a thinned trace
     * would have other cold starts than the whole.
     */
    public static StoredTrace of(Trace trace, int most) {
        long[] micros = new long[Math.min(most, 1 << 16)];
        int[] which = new int[micros.length];
        int size = 0;
        Arrivals arrivals = trace.open();
        boolean more = arrivals.next();
        for (; more && size < most; more = arrivals.next()) {
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, Math.min(most, 2 * size));
                which = Arrays.copyOf(which, micros.length);
            }
            micros[size] = arrivals.micros();
            which[size++] = arrivals.endpoint();
        }
        double millis = more && size > 0 ? micros[size - 1] / 1000.0 : trace.millis();
        return new StoredTrace(trace.endpoints(), millis, Arrays.copyOf(micros, size), Arrays.copyOf(which, size));
    }

    public int size() {
        return micros.length;
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public double millis() {
        return millis;
    }

    @Override
    public Arrivals open() {
        return new Arrivals() {
            private int place = -1;

            @Override
            public boolean next() {
                return ++place < micros.length;
            }

            @Override
            public long micros() {
                return micros[place];
            }

            @Override
            public int endpoint() {
                return which[place];
            }
        };
    }
}
