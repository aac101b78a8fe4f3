package comparison.advise.judge;

import comparison.advise.traffic.Traffic;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.Scenario;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One function's environments over a trace. A request takes the environment that became free last, or waits for a new one; one that was idle for too
 * long is gone. Deterministic: the same question has the same answer.
 */
final class Replay {
    private static final double ONE_CPU_MB = 1_769;
    private static final long SEED = 20_261_127;

    private final Traffic traffic;

    /** From when on to replay, so that a huge log costs no more than a big one. */
    private final int from;

    private final double pace;

    /** @param pace 2: the same requests in half the time */
    Replay(Traffic traffic, int most, double pace) {
        this.traffic = traffic;
        this.from = Math.max(0, traffic.requests() - most);
        this.pace = pace;
    }

    GroupRun run(FunctionModel function, Scenario scenario) {
        double stretch = Math.max(1, ONE_CPU_MB / function.memoryMb());
        double idleMillis = scenario.idleMinutes() * 60_000;
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Endpoint, Histogram> latencies = new HashMap<>();
        function.group().endpoints().forEach(it -> latencies.put(it, new Histogram()));
        boolean[] ours = new boolean[traffic.endpoints().size()];
        function.group().endpoints().forEach(it -> ours[traffic.endpoints().indexOf(it)] = true);
        PriorityQueue<Double> busy = new PriorityQueue<>();
        ArrayDeque<Double> idle = new ArrayDeque<>();
        long requests = 0;
        long cold = 0;
        double billed = 0;
        for (int i = from; i < traffic.requests(); i++) {
            if (!ours[traffic.all().which(i)]) {
                continue;
            }
            double now = traffic.all().at(i) / pace;
            while (!busy.isEmpty() && busy.peek() <= now) {
                idle.addLast(busy.remove());
            }
            while (!idle.isEmpty() && idle.getFirst() + idleMillis < now) {
                idle.removeFirst();
            }
            Endpoint endpoint = traffic.endpoints().get(traffic.all().which(i));
            boolean isCold = idle.pollLast() == null;
            boolean waits = isCold && random.nextDouble() >= scenario.proactiveShare();
            double init = isCold ? stretch * function.init().sample(random) : 0;
            double work = stretch * time(function, endpoint, waits).sample(random);
            double latency = work + (waits ? init : 0);
            latencies.get(endpoint).add(latency);
            busy.add(now + latency);
            requests++;
            cold += waits ? 1 : 0;
            billed += Math.ceil(work) + init;
        }
        return new GroupRun(function.group(), latencies, requests, cold, billed / 1_000 * function.memoryMb() / 1_024);
    }

    private static Distribution time(FunctionModel function, Endpoint endpoint, boolean first) {
        Map<Endpoint, Distribution> times = first ? function.first() : function.warm();
        return times.getOrDefault(endpoint, function.init());
    }
}
