package mailroom.batches.usecase;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.domain.ShardChange.Shard;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Tally;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.batches.port.StateChanges.Saved;

/**
 * Merges reports into the chunks' states and keeps the counts. Late, repeated and reordered reports are harmless; reports of one chunk, and
 * chunks of one shard, are written together, since they would only stand in each other's way.
 */
public final class ApplyOutcomes {
    private static final int MOST_ATTEMPTS = 8;
    /** Shards written at once. Each waits for the network most of its time. */
    private static final int PARALLEL = 8;

    private final BatchStore store;
    private final InstantSource clock;
    private final Backoff backoff;

    public ApplyOutcomes(BatchStore store, InstantSource clock, Backoff backoff) {
        this.store = store;
        this.clock = clock;
        this.backoff = backoff;
    }

    /**
     * What became of the reports.
     *
     * @param dropped places that do not exist, or no longer: as {@code batch/chunk} or {@code batch/chunk/index}
     * @param failed chunks whose reports must come again, with the reason
     */
    public record Applied(int changed, List<String> dropped, Map<ChunkId, String> failed) {}

    public Applied apply(Collection<ChunkReport> reports) {
        Map<Shard, List<ChunkReport>> byShard = merged(reports).stream()
                .collect(Collectors.groupingBy(
                        it -> new Shard(it.id().batch(), it.id().shard())));
        List<Part> parts = byShard.values().stream()
                .flatMap(it -> it.stream().gather(Gatherers.windowFixed(ShardChange.MOST_STATES)))
                .gather(Gatherers.mapConcurrent(PARALLEL, this::attempt))
                .toList();
        parts = Stream.concat(parts.stream(), settle(parts)).toList();
        return new Applied(
                parts.stream().mapToInt(Part::changed).sum(),
                parts.stream().flatMap(it -> it.dropped().stream()).toList(),
                parts.stream()
                        .flatMap(it -> it.failed().entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a)));
    }

    /** What became of one shard's reports; {@code complete} are the chunks in which nobody is open any more. */
    private record Part(int changed, List<String> dropped, Map<ChunkId, String> failed, Set<ChunkId> complete) {
        static Part failed(Collection<ChunkId> ids, String why) {
            return new Part(0, List.of(), ids.stream().collect(Collectors.toMap(it -> it, _ -> why)), Set.of());
        }
    }

    private static Collection<ChunkReport> merged(Collection<ChunkReport> reports) {
        return reports.stream()
                .collect(Collectors.toMap(ChunkReport::id, it -> it, ChunkReport::merge, TreeMap::new))
                .values();
    }

    private Part attempt(List<ChunkReport> reports) {
        try {
            return applied(reports);
        } catch (RuntimeException e) { // a shard that cannot be written must not take the others' reports along
            return Part.failed(reports.stream().map(ChunkReport::id).toList(), String.valueOf(e));
        }
    }

    private Part applied(List<ChunkReport> reports) {
        List<ChunkId> ids = reports.stream().map(ChunkReport::id).toList();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            SortedMap<ChunkId, ChunkState> before = store.states().read(ids);
            var after = new ArrayList<ChunkState>();
            for (ChunkReport report : reports) {
                ChunkState state = before.get(report.id());
                if (state != null) {
                    after.add(state.merge(report.outcomes()));
                }
            }
            List<ChunkState> changed =
                    after.stream().filter(it -> !it.equals(before.get(it.id()))).toList();
            switch (changed.isEmpty() ? Saved.DONE : save(before, changed)) {
                case DONE -> {
                    return new Part(changed.size(), strangers(reports, before), Map.of(), complete(after));
                }
                case GONE -> {
                    return new Part(0, ids.stream().map(ChunkId::toString).toList(), Map.of(), Set.of());
                }
                case CONFLICT -> backoff.after(attempt);
            }
        }
        return Part.failed(ids, "%d attempts met other writers".formatted(MOST_ATTEMPTS));
    }

    private Saved save(SortedMap<ChunkId, ChunkState> before, List<ChunkState> changed) {
        Tally delta = Tally.EMPTY;
        for (ChunkState after : changed) {
            delta = delta.plus(after.finals());
            ChunkState was = before.get(after.id());
            delta = was == null ? delta : delta.minus(was.finals());
        }
        return store.stateChanges().save(new ShardChange(changed, delta));
    }

    private static List<String> strangers(List<ChunkReport> reports, SortedMap<ChunkId, ChunkState> states) {
        return reports.stream()
                .flatMap(report -> {
                    ChunkState state = states.get(report.id());
                    return state == null
                            ? Stream.of(report.id().toString())
                            : report.outcomes().keySet().stream()
                                    .filter(index -> !state.holds(index))
                                    .map(index -> report.id() + "/" + index);
                })
                .toList();
    }

    private static Set<ChunkId> complete(List<ChunkState> states) {
        return states.stream().filter(ChunkState::allFinal).map(ChunkState::id).collect(Collectors.toSet());
    }

    /** Settles the batches whose last open recipient may just have become final. */
    private Stream<Part> settle(List<Part> parts) {
        Map<BatchId, List<ChunkId>> complete =
                parts.stream().flatMap(it -> it.complete().stream()).collect(Collectors.groupingBy(ChunkId::batch));
        if (complete.isEmpty()) {
            return Stream.empty();
        }
        try {
            for (var view : store.batches().read(complete.keySet()).values()) {
                if (view.counts().open() == 0 && !(view.stage() instanceof Stage.Ended)) {
                    store.marks()
                            .mark(
                                    view.batch().id(),
                                    new Stage.Settled(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
                }
            }
            return Stream.empty();
        } catch (RuntimeException e) { // applied, but not settled: the reports must come again to settle it
            var ids = complete.values().stream().flatMap(List::stream).toList();
            return Stream.of(Part.failed(ids, String.valueOf(e)));
        }
    }
}
