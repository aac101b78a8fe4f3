package comparison.measure.warm;

import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.Pace;
import comparison.measure.bed.ProcessUsage;
import comparison.measure.bed.Reply;
import comparison.measure.bed.Room;
import comparison.measure.plan.Plan;
import comparison.model.measured.UsageSample;
import comparison.model.measured.WarmSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeResult;

/** Warm requests to one endpoint of every contender, in turns: all of them stand ready, and one at a time is asked. */
public final class WarmRun {
    private final Room room;
    private final Events events;
    private final Plan plan;
    private final Halt halt;
    private final Pace pace;

    public WarmRun(Room room, Events events, Plan plan, Halt halt, Pace pace) {
        this.room = room;
        this.events = events;
        this.plan = plan;
        this.halt = halt;
        this.pace = pace;
    }

    /** Starts two environments of each, where the room allows, and sends requests until nothing is new to them. */
    public void warmUp(List<Contestant> contestants) {
        for (Contestant each : contestants) {
            var both =
                    List.of(invoke(each), invoke(each)); // at the same time: the second needs an environment of its own
            both.forEach(CompletableFuture::join);
            for (int i = 0; i < plan.warmUps() && !halt.asked(); i += both.size()) {
                List.of(invoke(each), invoke(each)).forEach(CompletableFuture::join);
            }
        }
    }

    private CompletableFuture<InvokeResult> invoke(Contestant contestant) {
        return room.invoke(contestant.function(), events.next(contestant.ask()));
    }

    /** What came of one endpoint. */
    public record Samples(List<WarmSample> warm, List<UsageSample> usage) {
        public Samples {
            warm = List.copyOf(warm);
            usage = List.copyOf(usage);
        }
    }

    /** Asks at every rate; what was used is summed over all of them. */
    public Samples run(List<Contestant> contestants, Duration slice) {
        List<WarmSample> samples = new ArrayList<>();
        List<Double> before = contestants.stream().map(this::cpuMillis).toList();
        List<Contestant> order = new ArrayList<>(contestants);
        for (double rate : plan.rates()) {
            for (int turn = 0; turn < plan.turns(); turn++) {
                Collections.shuffle(order, new Random(plan.seed() + turn + (long) rate));
                long[] due = Arrivals.poisson(rate, slice, plan.seed() + turn); // the same for each contestant
                for (Contestant each : order) {
                    samples.addAll(slice(each, rate, due));
                    pace.done(slice.toMillis());
                }
            }
        }
        List<UsageSample> usage = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            usage.add(usage(contestants.get(i), before.get(i), samples));
        }
        return new Samples(samples, usage);
    }

    private List<WarmSample> slice(Contestant contestant, double rate, long[] due) {
        return OpenLoop.run(due, () -> invoke(contestant), halt).stream()
                .map(it -> new WarmSample(
                        contestant.contender(),
                        contestant.ask().endpoint(),
                        rate,
                        it.millis(),
                        Reply.of(it.result()).status()))
                .toList();
    }

    private UsageSample usage(Contestant contestant, double cpuBefore, List<WarmSample> samples) {
        long requests = samples.stream()
                .filter(it -> it.contender().equals(contestant.contender()))
                .count();
        double most = room.pids(contestant.function()).stream()
                .mapToDouble(it -> ProcessUsage.of(it).mostResidentMb())
                .max()
                .orElse(0);
        double cpu = requests == 0 ? 0 : (cpuMillis(contestant) - cpuBefore) / requests;
        return new UsageSample(contestant.contender(), contestant.function(), requests, cpu, most);
    }

    private double cpuMillis(Contestant contestant) {
        return room.pids(contestant.function()).stream()
                .mapToDouble(it -> ProcessUsage.of(it).cpuMillis())
                .sum();
    }
}
