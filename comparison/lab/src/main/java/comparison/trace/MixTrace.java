package comparison.trace;

import comparison.model.Endpoint;
import java.util.List;

/** Traffic that was described, made request by request. */
record MixTrace(List<Endpoint> endpoints, double millis, List<Stream> streams, long seed) implements Trace {
    MixTrace {
        endpoints = List.copyOf(endpoints);
        streams = List.copyOf(streams);
    }

    @Override
    public Arrivals open() {
        StreamArrivals[] parts = new StreamArrivals[streams.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new StreamArrivals(streams.get(i), millis * 1000, seed * 1_000_003 + i);
        }
        return new Merged(parts);
    }

    /** The earliest of all streams next. There are few streams: a look at each costs less than a heap. */
    private static final class Merged implements Arrivals {
        private final StreamArrivals[] parts;
        private long micros;
        private int endpoint;

        Merged(StreamArrivals[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean next() {
            StreamArrivals first = parts[0];
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].at() < first.at()) {
                    first = parts[i];
                }
            }
            if (first.at() == StreamArrivals.END) {
                return false;
            }
            micros = first.at();
            endpoint = first.endpoint();
            first.advance();
            return true;
        }

        @Override
        public long micros() {
            return micros;
        }

        @Override
        public int endpoint() {
            return endpoint;
        }
    }
}
