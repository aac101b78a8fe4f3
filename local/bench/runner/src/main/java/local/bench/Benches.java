package local.bench;

import java.util.List;

/** All of them, in the order in which they disturb each other least. */
public final class Benches {
    private Benches() {}

    public static List<Bench> all() {
        return List.of(
                new StartBench(),
                new GatewayBench(),
                new QueueBench(),
                new BurstBench(),
                new SteadyBench(),
                new IdleBench());
    }
}
