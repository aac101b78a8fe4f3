package comparison.measure.cold;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Pace;
import comparison.measure.bed.Room;
import comparison.measure.plan.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Makes the AOT caches that are missing, each from one environment that answered its function's requests. They are kept for later runs. */
public final class Training {
    /** What recording, and assembling the cache at the end, take. */
    public static final long PLANNED_MILLIS = 5_000;

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
        List<String> problems = new ArrayList<>();
        try (Room training = bed.training()) {
            for (String function : missing(bed, asks)) {
                if (halt.asked()) {
                    break;
                }
                try {
                    training.start(function);
                    for (Ask ask : asks.getOrDefault(function, List.of())) {
                        training.ask(function, events.next(ask));
                    }
                    training.end(function);
                } catch (MeasureException | CompletionException e) {
                    problems.add("the AOT cache of %s: %s".formatted(function, e.getMessage()));
                }
                if (!bed.imageLike().usesCache(function)) {
                    problems.add("the AOT cache of %s was not written".formatted(function));
                }
                pace.done(PLANNED_MILLIS);
            }
        }
        return problems;
    }
}
