package local.bench;

import java.util.Locale;
import local.LocalStack;

/** Warm requests through the gateway, its cached authorizer and a plain function. */
final class GatewayBench implements Bench {
    private static final int WARM_UP = 20_000;
    private static final int REQUESTS = 10_000;
    private static final int[] CONNECTIONS = {1, 8};

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String about() {
        return "a warm request through gateway, cached authorizer and plain function: p50 <= 1.5 ms at 1 connection, >= 2000/s at 8";
    }

    @Override
    public void run(Setting setting) {
        try (LocalStack stack = setting.start("gateway.yaml")) {
            for (int connections : CONNECTIONS) {
                try (Load load = new Load(stack.url(), connections)) {
                    load.run(WARM_UP, connections);
                    measure(setting, load, connections);
                }
            }
        }
    }

    private static void measure(Setting setting, Load load, int connections) {
        double[] p50 = new double[setting.samples()];
        double[] p99 = new double[setting.samples()];
        double[] perSecond = new double[setting.samples()];
        for (int i = 0; i < setting.samples(); i++) {
            Load.Result result = load.run(REQUESTS, connections);
            p50[i] = result.millis().percentile(0.5);
            p99[i] = result.millis().percentile(0.99);
            perSecond[i] = result.perSecond();
        }
        String at = String.format(Locale.ROOT, "gateway, %d connection%s, ", connections, connections == 1 ? "" : "s");
        setting.say(new Samples(p50).line(at + "p50", "ms"));
        setting.say(new Samples(p99).line(at + "p99", "ms"));
        setting.say(new Samples(perSecond).line(at + "requests", "per second"));
    }
}
