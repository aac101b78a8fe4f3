package comparison.measure.cold;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Reply;
import comparison.measure.bed.Room;
import comparison.model.Start;
import comparison.model.measured.ColdSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Takes the planned starts, one at a time, with nothing else running. */
public final class ColdRun {
    private final Bed bed;
    private final Events events;
    private final Halt halt;
    private final Pace pace;
    private final InstantSource clock;

    public ColdRun(Bed bed, Events events, Halt halt, Pace pace, InstantSource clock) {
        this.bed = bed;
        this.events = events;
        this.halt = halt;
        this.pace = pace;
        this.clock = clock;
    }

    /** What such starts take, roughly. */
    public static long plannedMillis(List<Wanted> wanted) {
        return wanted.stream().mapToLong(it -> it.times() * it.plannedMillis()).sum();
    }

    /**
     * Takes them.
     *
     * @param until no start begins after
     * @param samples takes each as it comes
     * @return what was not measured, in words
     */
    public List<String> run(List<Wanted> wanted, long seed, Instant until, Consumer<ColdSample> samples) {
        Set<String> missing = new LinkedHashSet<>();
        Set<Wanted> spoiled = new LinkedHashSet<>();
        List<Rounds.Turn> turns = Rounds.of(wanted, seed);
        for (int i = 0; i < turns.size(); i++) {
            Rounds.Turn turn = turns.get(i);
            if (halt.asked() || clock.instant().isAfter(until)) {
                missing.add("%d of %d cold starts: %s"
                        .formatted(
                                turns.size() - i,
                                turns.size(),
                                halt.asked() ? "stopped on request" : "the time was up"));
                break;
            }
            if (!spoiled.contains(turn.wanted())) {
                try {
                    samples.accept(take(turn));
                } catch (MeasureException | CompletionException e) {
                    spoiled.add(turn.wanted());
                    missing.add("cold starts of %s, %s, %s: %s"
                            .formatted(
                                    turn.wanted().label(),
                                    turn.wanted().ask().endpoint(),
                                    turn.wanted().start().label(),
                                    e.getMessage()));
                }
            }
            pace.done(turn.wanted().plannedMillis());
        }
        return List.copyOf(missing);
    }

    private ColdSample take(Rounds.Turn turn) {
        Wanted wanted = turn.wanted();
        Room room = wanted.start() == Start.ZIP_LIKE ? bed.zipLike() : bed.imageLike();
        if (wanted.start() == Start.IMAGE_LIKE && !room.usesCache(wanted.function())) {
            throw new MeasureException("%s has no AOT cache".formatted(wanted.function()));
        }
        try {
            Duration init = room.start(wanted.function());
            String event = events.next(wanted.ask());
            long began = System.nanoTime();
            var result = room.invoke(wanted.function(), event).join();
            double first = (System.nanoTime() - began) / 1e6;
            Reply reply = Reply.of(result);
            if (reply.status() != wanted.ask().status()) {
                throw new MeasureException("%s answered %d, not %d: %s"
                        .formatted(
                                wanted.function(), reply.status(), wanted.ask().status(), reply.body()));
            }
            return new ColdSample(
                    wanted.label(),
                    wanted.function(),
                    wanted.ask().endpoint(),
                    wanted.start(),
                    turn.round(),
                    init.toNanos() / 1e6,
                    first);
        } finally {
            room.end(wanted.function());
        }
    }
}
