package comparison.simulate;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.simulated.EndpointResult;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One function's environments while a trace runs. All times are milliseconds since the trace's beginning.
 *
 * <p>A request takes the environment that worked last, if one is idle; else a new one is begun, unless a limit says no. An init that the platform
 * does ahead (its share is an assumption) costs the request nothing but is billed like any other.
 */
final class Function {
    private static final double FULL_CPU_MB = 1_769; // Lambda gives one vCPU at this size
    private static final double SCALING_WINDOW = 10_000;
    private static final double RATE_WINDOW = 1_000;

    private final FunctionModel model;
    private final Platform platform;
    private final RandomGenerator random;
    private final Distribution[] first;
    private final Distribution[] warm;
    private final Histogram[] answered;
    private final long[] cold;
    private final long[] throttled;
    private final double stretch;
    private final double noMoreThanAtOnce;
    private final Busy busy = new Busy();
    private final Idle idle = new Idle();
    private double[] began = new double[64];
    private int[] free = new int[64];
    private int freed;
    private int begun;
    private int alive;
    private int most;
    private long inits;
    private double initMillis;
    private double billedMillis;
    private double provisionedMillis;
    private long ended;
    private double livedMillis;
    private double scalingWindow = Double.NEGATIVE_INFINITY;
    private int scaled;
    private double rateWindow = Double.NEGATIVE_INFINITY;
    private int rated;

    Function(FunctionModel model, Platform platform, long seed) {
        this.model = model;
        this.platform = platform;
        List<Endpoint> endpoints = model.group().endpoints();
        this.random = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed * 31 + endpoints.hashCode());
        this.first = endpoints.stream().map(model.first()::get).toArray(Distribution[]::new);
        this.warm = endpoints.stream().map(model.warm()::get).toArray(Distribution[]::new);
        this.answered = new Histogram[endpoints.size()];
        Arrays.setAll(answered, _ -> new Histogram());
        this.cold = new long[endpoints.size()];
        this.throttled = new long[endpoints.size()];
        this.stretch = Math.max(1, FULL_CPU_MB / model.memoryMb());
        this.noMoreThanAtOnce = model.reserved() > 0 ? model.reserved() : platform.concurrency();
        for (int i = 0; i < model.provisioned(); i++) {
            idle.add(begin(0), Double.POSITIVE_INFINITY);
        }
    }

    /** How many requests it works on at {@code now}. */
    int inFlight(double now) {
        release(now);
        return busy.size();
    }

    private void release(double now) {
        while (busy.firstEnd() <= now) {
            double end = busy.firstEnd();
            int environment = busy.removeFirst();
            double deadline = environment < model.provisioned()
                    ? Double.POSITIVE_INFINITY
                    : end + platform.idle().sample(random);
            idle.add(environment, deadline);
        }
        while (idle.oldestDeadline() <= now) {
            double deadline = idle.oldestDeadline();
            end(idle.removeOldest(), deadline);
        }
    }

    private void end(int environment, double at) {
        ended++;
        livedMillis += at - began[environment];
        alive--;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = environment;
    }

    private int begin(double at) {
        int environment = freed > 0 ? free[--freed] : begun++;
        if (environment == began.length) {
            began = Arrays.copyOf(began, 2 * environment);
        }
        began[environment] = at;
        most = Math.max(most, ++alive);
        return environment;
    }

    /** A request arrives. {@code room}: how many more the account lets run. */
    void arrive(double now, int endpoint, int room) {
        release(now);
        if (room <= 0 || busy.size() >= noMoreThanAtOnce || isTooFast(now)) {
            throttled[endpoint]++;
            return;
        }
        // With a random idle time an older one may be kept longer: who is past its own deadline is gone all the same.
        while (idle.size() > 0) {
            double deadline = idle.newestDeadline();
            int environment = idle.removeNewest();
            if (deadline > now) {
                serve(now, endpoint, environment, 0, warm[endpoint]);
                return;
            }
            end(environment, deadline);
        }
        start(now, endpoint);
    }

    private void start(double now, int endpoint) {
        if (now - scalingWindow >= SCALING_WINDOW) {
            scalingWindow = now;
            scaled = 0;
        }
        if (scaled >= platform.scalePer10s()) {
            throttled[endpoint]++;
            return;
        }
        scaled++;
        inits++;
        double init = model.init().sample(random) * stretch;
        initMillis += Math.ceil(init);
        boolean ahead = platform.proactiveShare() > 0 && random.nextDouble() < platform.proactiveShare();
        if (!ahead) {
            cold[endpoint]++;
        }
        serve(now, endpoint, begin(now), ahead ? 0 : init, first[endpoint]);
    }

    private void serve(double now, int endpoint, int environment, double init, Distribution times) {
        double time = times.sample(random) * stretch;
        billedMillis += Math.ceil(time);
        if (environment < model.provisioned()) {
            provisionedMillis += Math.ceil(time);
        }
        answered[endpoint].add(init + time);
        busy.add(now + init + time, environment);
    }

    /** Each environment takes at most so many requests a second, however short they are: Lambda counts them for the function as a whole. */
    private boolean isTooFast(double now) {
        if (now - rateWindow >= RATE_WINDOW) {
            rateWindow = now;
            rated = 0;
        }
        return ++rated > noMoreThanAtOnce * platform.requestsPerSecond();
    }

    GroupResult result(double traceMillis) {
        var endpoints = new ArrayList<EndpointResult>();
        long requests = 0;
        for (int i = 0; i < answered.length; i++) {
            Histogram times = answered[i];
            requests += times.count();
            endpoints.add(new EndpointResult(
                    model.group().endpoints().get(i),
                    times.count() + throttled[i],
                    cold[i],
                    throttled[i],
                    times.mean(),
                    times.quantile(0.5),
                    times.quantile(0.9),
                    times.quantile(0.99),
                    times.most()));
        }
        return new GroupResult(
                model.group(),
                model.memoryMb(),
                traceMillis,
                endpoints,
                requests,
                billedMillis,
                initMillis,
                inits,
                most,
                ended == 0 ? 0 : livedMillis / ended,
                model.provisioned(),
                provisionedMillis);
    }
}
