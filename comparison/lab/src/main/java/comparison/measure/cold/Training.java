package comparison.measure.cold;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Room;
import comparison.measure.plan.Ask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the AOT caches that are missing, each from one environment that answered its function's requests. They are kept for later runs. */
public final class Training {
    /** What recording, and assembling the cache at the end, take. */
    public static final long PLANNED_MILLIS = 5_000;

    private static final int AT_A_TIME = 2; // nothing is timed yet

    private Training() {}

    /** The functions that have no cache which fits them. */
    public static List<String> missing(Bed bed, Map<String, List<Ask>> asks) {
        return asks.keySet().stream()
                .sorted()
                .filter(it -> !bed.imageLike().usesCache(it))
                .toList();
    }

    /**
     * Records a cache of each function.
     *
     * @param asks what each function is to answer while it records
     * @return what could not be recorded, in words
     */
    public static List<String> run(Bed bed, Events events, Map<String, List<Ask>> asks, Halt halt, Pace pace) {
        List<String> problems = new CopyOnWriteArrayList<>();
        try (Room training = bed.training();
                ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (String function : missing(bed, asks)) {
                workers.execute(() -> {
                    if (!halt.asked()) {
                        record(training, events, function, asks.getOrDefault(function, List.of()))
                                .ifPresent(problems::add);
                        pace.done(PLANNED_MILLIS);
                    }
                });
            }
        }
        missing(bed, asks).forEach(it -> problems.add("the AOT cache of %s was not written".formatted(it)));
        return List.copyOf(problems);
    }

    private static Optional<String> record(Room training, Events events, String function, List<Ask> asks) {
        try {
            training.start(function);
            for (Ask ask : asks) {
                training.ask(function, events.next(ask));
            }
            training.end(function);
            return Optional.empty();
        } catch (MeasureException | CompletionException e) {
            return Optional.of("the AOT cache of %s: %s".formatted(function, e.getMessage()));
        }
    }
}
