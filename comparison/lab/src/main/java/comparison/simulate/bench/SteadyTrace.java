package comparison.simulate.bench;

import comparison.model.Endpoint;
import comparison.trace.Arrivals;
import comparison.trace.Trace;
import java.util.List;
import java.util.SplittableRandom;

/** A Poisson process over endpoints that are equally likely: cheap to make, so that the simulator's own time shows. */
record SteadyTrace(List<Endpoint> endpoints, double perSecond, long requests) implements Trace {
    private static final long SEED = 1;

    SteadyTrace {
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public double millis() {
        return requests / perSecond * 1_000;
    }

    @Override
    public Arrivals open() {
        int count = endpoints.size();
        double meanMicros = 1e6 / perSecond;
        var random = new SplittableRandom(SEED);
        return new Arrivals() {
            private long left = requests;
            private double at;
            private int endpoint;

            @Override
            public boolean next() {
                at -= meanMicros * Math.log1p(-random.nextDouble());
                endpoint = random.nextInt(count);
                return left-- > 0;
            }

            @Override
            public long micros() {
                return (long) at;
            }

            @Override
            public int endpoint() {
                return endpoint;
            }
        };
    }
}
