package comparison.measure;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Cores;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.Machines;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Seed;
import comparison.measure.cold.Choice;
import comparison.measure.cold.ColdRun;
import comparison.measure.cold.Training;
import comparison.measure.cold.Wanted;
import comparison.measure.debugging.TroubleRun;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Plan;
import comparison.model.Start;
import comparison.model.measured.Measurements;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import local.lambda.LogSink;

/**
 * Measures all parts, one after the other, within the plan's time; each has a share of it, and what does not fit is named as missing.
 *
 * @param buildDir takes caches, unpacked code and logs; holds {@code parts}
 * @param trouble the template of the functions that misbehave
 */
public record Measuring(
        Catalogue catalogue, Plan plan, Path buildDir, Path trouble, Halt halt, Pace pace, InstantSource clock) {
    private static final double COLD_SHARE =
            0.62; // of the time; the rest is for warm requests, trouble, simulation and report
    private static final double WARM_SHARE = 0.83;
    private static final int ENVIRONMENTS = 2; // of one function, so that a request rarely waits for the one before
    private static final int TROUBLED_ENVIRONMENTS = 4; // the fixture's reserved concurrency

    /** The same, told to somebody else. */
    public Measuring with(Pace other) {
        return new Measuring(catalogue, plan, buildDir, trouble, halt, other, clock);
    }

    /** Measures, and keeps raw samples in this folder. Asked to stop, it hands on what it has. */
    public Measurements run(Path rawFolder) {
        Instant began = clock.instant();
        Cores cores = Cores.ofThisMachine();
        try (Raw raw = Raw.in(rawFolder)) {
            Findings findings = new Findings(raw);
            Events events = new Events(catalogue.caller(), clock, 1);
            Summary summary;
            try (Bed bed = Bed.open(setup(catalogue.template(), cores, ENVIRONMENTS))) {
                pace.part("seeding");
                Seed.put(catalogue.seed(), catalogue.table(), bed.stack(), bed.endpoint());
                new Preparation(catalogue, bed, events, halt).run();
                List<Wanted> wanted = Choice.of(catalogue, plan);
                train(bed, events, wanted, findings);
                Instant ready = clock.instant(); // caches are made once: their time is not this run's
                cores.leaveToFunctions();
                cold(bed, events, wanted, share(ready, COLD_SHARE), findings);
                warm(bed, events, share(ready, WARM_SHARE), findings);
                summary = new Summary(catalogue, bed.stack());
            }
            trouble(events, cores, findings);
            pace.part("counting");
            return summary.of(findings, Machines.here(began, cores), halt.asked());
        } finally {
            cores.takeAll();
        }
    }

    private Instant share(Instant ready, double share) {
        return ready.plusMillis((long) (plan.most().toMillis() * share));
    }

    private Bed.Setup setup(Path template, Cores cores, int environments) {
        return new Bed.Setup(template, Map.of(), buildDir, cores, environments, LogSink.none());
    }

    private void train(Bed bed, Events events, List<Wanted> wanted, Findings findings) {
        pace.part("AOT caches");
        Map<String, List<Ask>> asks = new TreeMap<>();
        wanted.stream().filter(it -> it.start() == Start.IMAGE_LIKE).forEach(it -> asks.computeIfAbsent(
                        it.function(), function -> new ArrayList<>())
                .add(it.ask()));
        findings.missing.addAll(Training.run(bed, events, asks, halt, pace));
    }

    private void cold(Bed bed, Events events, List<Wanted> wanted, Instant until, Findings findings) {
        pace.part("cold starts");
        findings.missing.addAll(
                new ColdRun(bed, events, halt, pace, clock).run(wanted, plan.seed(), until, findings::cold));
    }

    private void warm(Bed bed, Events events, Instant until, Findings findings) {
        EndpointRun run = new EndpointRun(bed, events, plan, halt, pace, findings);
        List<Ask> asks = asked();
        for (int i = 0; i < asks.size(); i++) {
            if (halt.asked() || clock.instant().isAfter(until)) {
                findings.missing.add("warm requests to %d of %d endpoints: %s"
                        .formatted(
                                asks.size() - i,
                                asks.size(),
                                halt.asked() ? "stopped on request" : "the time was up"));
                return;
            }
            pace.part("warm " + asks.get(i).endpoint());
            run.run(catalogue, asks.get(i));
        }
    }

    private List<Ask> asked() {
        return plan.others() ? catalogue.asks() : catalogue.asks().stream().limit(plan.chosen()).toList();
    }

    private void trouble(Events events, Cores cores, Findings findings) {
        if (halt.asked()) {
            findings.missing.add("what trouble does to neighbours: stopped on request");
            return;
        }
        pace.part("trouble");
        try (Bed bed = Bed.open(setup(trouble, cores, TROUBLED_ENVIRONMENTS))) {
            findings.neighbours.putAll(new TroubleRun(bed, events, halt, pace, plan.seed()).run(plan.trouble()));
        } catch (MeasureException e) {
            findings.missing.add("what trouble does to neighbours: " + e.getMessage());
        }
    }

    /** What the whole takes, roughly, when no cache has to be made. */
    public long plannedMillis() {
        return ColdRun.plannedMillis(Choice.of(catalogue, plan))
                + asked().size() * EndpointRun.plannedMillis(plan, catalogue.contenders().size())
                + TroubleRun.plannedMillis(plan.trouble());
    }
}
