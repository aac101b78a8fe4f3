package mailroom.batches.adapter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.Counts;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.ShardChange.Shard;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Tally;
import mailroom.batches.port.Batches;

/** A batch and the counts of its shards in one bulk read. */
record DynamoBatches(Table table) implements Batches {
    @Override
    public Map<BatchId, BatchView> read(Collection<BatchId> ids) {
        Map<BatchId, BatchView> views = readOnce(ids);
        var torn = views.values().stream()
                .filter(it -> it.stage() instanceof Stage.Ended && it.counts().open() > 0)
                .map(it -> it.batch().id())
                .toList();
        if (torn.isEmpty()) {
            return views;
        }
        // A bulk read is no snapshot: the counts may be older than the mark that followed from them.
        var whole = new HashMap<>(views);
        whole.putAll(readOnce(torn));
        return whole;
    }

    private Map<BatchId, BatchView> readOnce(Collection<BatchId> ids) {
        var keys = ids.stream().distinct().flatMap(DynamoBatches::keys).toList();
        Map<Key, Item> found = table.readAll(keys).stream()
                .collect(Collectors.toMap(it -> new Key(it.text("pk"), it.text("sk")), Function.identity()));
        var views = new HashMap<BatchId, BatchView>();
        for (BatchId id : ids) {
            Item meta = found.get(Key.meta(id));
            if (meta != null) {
                views.put(
                        id,
                        view(
                                meta,
                                shardsOf(id)
                                        .flatMap(it -> Stream.ofNullable(found.get(it)))
                                        .toList()));
            }
        }
        return views;
    }

    private static Stream<Key> keys(BatchId id) {
        return Stream.concat(Stream.of(Key.meta(id)), shardsOf(id));
    }

    private static Stream<Key> shardsOf(BatchId id) {
        return IntStream.range(0, ChunkId.SHARDS).mapToObj(it -> Key.counts(new Shard(id, it)));
    }

    private static BatchView view(Item meta, List<Item> counts) {
        Batch batch = MetaItem.batch(meta);
        Tally finals = counts.stream().map(DynamoBatches::tally).reduce(Tally.EMPTY, Tally::plus);
        long changes = Stream.concat(Stream.of(meta), counts.stream())
                .mapToLong(Item::changes)
                .sum();
        return new BatchView(
                batch, MetaItem.stage(meta), new Counts(batch.total(), finals), BatchView.FIRST_VERSION + changes);
    }

    private static Tally tally(Item item) {
        var counts = new EnumMap<RecipientState, Integer>(RecipientState.class);
        for (RecipientState state : RecipientState.FINALS) {
            if (item.has(state.label())) {
                counts.put(state, item.whole(state.label()));
            }
        }
        return new Tally(counts);
    }
}
