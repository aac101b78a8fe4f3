package mailroom.batches.adapter;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.port.States;

/** States by their computed keys: no query. */
record DynamoStates(Table table) implements States {
    @Override
    public SortedMap<ChunkId, ChunkState> read(Collection<ChunkId> ids) {
        var found = new TreeMap<ChunkId, ChunkState>();
        for (Item item : table.readAll(ids.stream().distinct().map(Key::state).toList())) {
            var id = new ChunkId(new BatchId(item.text("batch")), item.whole("chunk"));
            found.put(id, StateItem.state(id, item));
        }
        return found;
    }
}
