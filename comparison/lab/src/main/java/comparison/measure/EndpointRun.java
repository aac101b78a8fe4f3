package comparison.measure;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.Jcmd;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Reply;
import comparison.measure.bed.Room;
import comparison.measure.debugging.StackProbe;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Plan;
import comparison.measure.statics.HeaderComparison;
import comparison.measure.statics.Permissions;
import comparison.measure.warm.Contestant;
import comparison.measure.warm.WarmRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import local.aws.proxy.Call;
import local.observe.AccessKeys;

/** One endpoint of every contender while its environments are up: what it calls, what it answers, how it is when warm. */
final class EndpointRun {
    private final Bed bed;
    private final Room room;
    private final Events events;
    private final Plan plan;
    private final Halt halt;
    private final Pace pace;
    private final Findings findings;

    EndpointRun(Bed bed, Events events, Plan plan, Halt halt, Pace pace, Findings findings) {
        this.bed = bed;
        this.room = bed.imageLike();
        this.events = events;
        this.plan = plan;
        this.halt = halt;
        this.pace = pace;
        this.findings = findings;
    }

    void run(Catalogue catalogue, Ask ask) {
        List<Contestant> contestants = catalogue.contenders().stream()
                .filter(it -> it.functions().containsKey(ask.endpoint()))
                .map(it -> new Contestant(it.name(), it.function(ask.endpoint()), ask))
                .toList();
        try {
            List<Contestant> up = began(contestants);
            warm(up);
            for (Contestant each : up) {
                if (!halt.asked()) {
                    look(catalogue, each);
                }
            }
        } finally {
            contestants.stream().map(Contestant::function).distinct().forEach(room::end);
        }
    }

    /** The first requests: their calls and headers are taken down. Those that fail take no further part. */
    private List<Contestant> began(List<Contestant> contestants) {
        List<Contestant> up = new ArrayList<>();
        Map<String, Map<String, String>> headers = new HashMap<>();
        for (Contestant each : contestants) {
            if (halt.asked()) {
                break;
            }
            try {
                Map<Call, Long> before = bed.calls().snapshot();
                room.start(each.function());
                Reply reply = room.ask(each.function(), events.next(each.ask()));
                if (reply.status() != each.ask().status()) {
                    throw new MeasureException(
                            "%s answered %d: %s".formatted(each.function(), reply.status(), reply.body()));
                }
                findings.of(each.contender())
                        .needed
                        .put(each.ask().endpoint(), Permissions.needed(calls(each.function(), before)));
                headers.put(each.contender(), reply.headers());
                up.add(each);
            } catch (MeasureException | CompletionException e) {
                findings.missing.add(
                        "warm %s of %s: %s".formatted(each.ask().endpoint(), each.contender(), e.getMessage()));
            }
        }
        if (!up.isEmpty()) {
            HeaderComparison.of(up.getFirst().ask().endpoint(), headers).forEach(findings::header);
        }
        return up;
    }

    private Set<Call> calls(String function, Map<Call, Long> before) {
        String caller = AccessKeys.of(function);
        return bed.calls().snapshot().entrySet().stream()
                .filter(it -> it.getKey().caller().equals(caller))
                .filter(it -> it.getValue() > before.getOrDefault(it.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void warm(List<Contestant> contestants) {
        WarmRun run = new WarmRun(room, events, plan, halt, pace);
        run.warmUp(contestants);
        WarmRun.Samples samples = run.run(contestants, plan.slice());
        samples.warm().forEach(findings::warm);
        samples.usage().forEach(findings::usage);
    }

    private void look(Catalogue catalogue, Contestant contestant) {
        Findings.Seen seen = findings.of(contestant.contender());
        for (long pid : room.pids(contestant.function())) {
            seen.classesLoaded = Math.max(seen.classesLoaded, Jcmd.loadedClasses(pid));
        }
        if (contestant.ask().endpoint().equals(catalogue.key())) {
            String own = catalogue.classes().getOrDefault(catalogue.key(), "");
            seen.stackDepth = StackProbe.depth(
                    bed,
                    room,
                    contestant.function(),
                    events.next(contestant.ask()),
                    own.replace(".class", "").replace('/', '.'));
        }
    }

    /** What one endpoint takes, roughly. */
    static long plannedMillis(Plan plan, int contenders) {
        return (long) contenders
                * plan.rates().size()
                * plan.turns()
                * plan.slice().toMillis();
    }
}
