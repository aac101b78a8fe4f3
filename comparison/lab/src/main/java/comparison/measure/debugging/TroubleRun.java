package comparison.measure.debugging;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Reply;
import comparison.measure.bed.Room;
import comparison.measure.plan.Ask;
import comparison.measure.warm.Arrivals;
import comparison.measure.warm.OpenLoop;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.measured.DebugFacts.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Tries each trouble: one endpoint misbehaves, and a neighbour is asked all the while; the same code in one function, and in two. */
public final class TroubleRun {
    private static final double CALM_PER_SECOND = 20;
    private static final double TROUBLED_PER_SECOND = 3;
    private static final double TAIL = 0.99;

    /** A layout of the fixture: which function serves whom. */
    private record Place(String calm, String troubled) {}

    private static final Map<Layout, Place> PLACES =
            Map.of(Layout.ROUTED, new Place("Routed", "Routed"), Layout.SEPARATE, new Place("Calm", "Troubled"));

    private final Bed bed;
    private final Events events;
    private final Halt halt;
    private final Pace pace;
    private final long seed;

    public TroubleRun(Bed bed, Events events, Halt halt, Pace pace, long seed) {
        this.bed = bed;
        this.events = events;
        this.halt = halt;
        this.pace = pace;
        this.seed = seed;
    }

    /** What a run of this length takes, roughly. */
    public static long plannedMillis(Duration length) {
        return PLACES.size() * (length.toMillis() + Trouble.values().length * attempt(length));
    }

    private static long attempt(Duration length) {
        return length.toMillis() + 2_500; // a start, and the last request's timeout
    }

    /** What neighbours noticed, per layout. */
    public Map<Layout, List<Neighbour>> run(Duration length) {
        Map<Layout, List<Neighbour>> found = new EnumMap<>(Layout.class);
        PLACES.forEach((layout, place) -> found.put(layout, in(place, length)));
        return found;
    }

    private List<Neighbour> in(Place place, Duration length) {
        List<Neighbour> found = new ArrayList<>();
        double calm = Answers.of(fresh(place, length, List.of())).quantile(TAIL);
        for (Trouble trouble : Trouble.values()) {
            if (halt.asked()) {
                break;
            }
            Answers answers = Answers.of(fresh(place, length, List.of(trouble)));
            pace.done(attempt(length));
            found.add(answers.neighbour(trouble, place.calm().equals(place.troubled()), calm));
        }
        return found;
    }

    /** Asks the calm endpoint of fresh environments, with this trouble or none beside it. */
    private List<OpenLoop.Answer> fresh(Place place, Duration length, List<Trouble> troubles) {
        Room room = bed.zipLike();
        room.ask(place.calm(), event("/calm"));
        room.ask(place.troubled(), event("/calm"));
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Trouble trouble : troubles) {
                long[] due = Arrivals.poisson(TROUBLED_PER_SECOND, length, seed + 1);
                beside.execute(
                        () -> OpenLoop.run(due, () -> room.invoke(place.troubled(), event(trouble.path())), halt));
            }
            long[] due = Arrivals.poisson(CALM_PER_SECOND, length, seed);
            return OpenLoop.run(due, () -> room.invoke(place.calm(), event("/calm")), halt);
        } finally {
            room.end(place.calm());
            room.end(place.troubled());
        }
    }

    private String event(String path) {
        return events.next(new Ask(new Endpoint("GET", path), path, "", Map.of(), Map.of(), "", 200));
    }

    /** What neighbours were answered. */
    private record Answers(List<Double> good, int throttled, int failed) {
        static Answers of(List<OpenLoop.Answer> answers) {
            List<Double> good = new ArrayList<>();
            int throttled = 0;
            int failed = 0;
            for (OpenLoop.Answer answer : answers) {
                switch (Reply.of(answer.result()).status()) {
                    case 200 -> good.add(answer.millis());
                    case 429 -> throttled++;
                    default -> failed++;
                }
            }
            return new Answers(good.stream().sorted().toList(), throttled, failed);
        }

        double quantile(double share) {
            return good.isEmpty() ? 0 : good.get((int) Math.ceil(share * good.size()) - 1);
        }

        Neighbour neighbour(Trouble trouble, boolean shared, double calm) {
            return new Neighbour(
                    trouble.words(),
                    good.size() + throttled + failed,
                    throttled + failed,
                    quantile(TAIL),
                    calm,
                    trouble.what(shared, throttled, failed));
        }
    }
}
