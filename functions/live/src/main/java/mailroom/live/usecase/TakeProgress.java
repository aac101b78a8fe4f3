package mailroom.live.usecase;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.Progress;
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.Way;
import mailroom.live.port.Audiences;
import mailroom.live.port.Copies;
import mailroom.live.port.Copies.Merged;
import mailroom.live.port.PushOrders;

/** Takes in how batches stand, in any order and any number of times, and orders a push for each that somebody watches. */
public final class TakeProgress {
    private final Copies copies;
    private final Audiences audiences;
    private final PushOrders orders;
    private final InstantSource clock;

    public TakeProgress(Copies copies, Audiences audiences, PushOrders orders, InstantSource clock) {
        this.copies = copies;
        this.audiences = audiences;
        this.orders = orders;
        this.clock = clock;
    }

    /** A state and whose request brought it about. */
    public record Heard(Progress progress, Way way) {
        private Heard orLater(Heard other) {
            return other.progress.version() > progress.version() ? other : this;
        }
    }

    /**
     * What became of it.
     *
     * @param ordered batches that will be pushed
     * @param failed batches whose states must come again
     */
    public record Taken(Set<BatchId> ordered, Map<BatchId, String> failed) {}

    public Taken take(Collection<Heard> heard) {
        Map<BatchId, Heard> latest = heard.stream()
                .collect(Collectors.toMap(it -> it.progress().batch(), it -> it, Heard::orLater, LinkedHashMap::new));
        var failed = new LinkedHashMap<BatchId, String>();
        List<PushOrder> wanted = latest.values().stream()
                .flatMap(it -> {
                    try {
                        return order(it);
                    } catch (RuntimeException e) { // one batch's trouble must not bring back the others
                        failed.put(it.progress().batch(), String.valueOf(e));
                        return Stream.empty();
                    }
                })
                .toList();
        var ordered = wanted.stream().map(PushOrder::batch).collect(Collectors.toCollection(LinkedHashSet::new));
        for (PushOrder refused : wanted.isEmpty() ? wanted : orders.enqueue(wanted)) {
            ordered.remove(refused.batch());
            failed.put(refused.batch(), "the push queue refused the order");
        }
        return new Taken(ordered, failed);
    }

    /** None for a state that was overtaken: whoever wrote the later one orders. None where nobody watches: who comes later reads the copy. */
    private Stream<PushOrder> order(Heard heard) {
        Progress progress = heard.progress();
        if (copies.merge(progress) == Merged.OVERTAKEN || !audiences.isWatched(progress.batch())) {
            return Stream.empty();
        }
        var urgency = progress.isSettled() ? PushOrder.Urgency.FINAL : PushOrder.Urgency.CHANGE;
        return Stream.of(new PushOrder(progress.batch(), Bucket.after(clock.instant()), urgency, heard.way()));
    }
}
