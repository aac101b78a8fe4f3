package mailroom.batches.adapter;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.port.Chunks;

/** Chunks by their computed keys: no query. */
record DynamoChunks(Table table) implements Chunks {
    @Override
    public SortedMap<Integer, Chunk> read(BatchId batch, Collection<Integer> numbers) {
        var keys = numbers.stream()
                .distinct()
                .map(it -> Key.chunk(new ChunkId(batch, it)))
                .toList();
        var found = new TreeMap<Integer, Chunk>();
        for (Item item : table.readAll(keys)) {
            Chunk chunk = PartItems.chunk(batch, item);
            found.put(chunk.id().number(), chunk);
        }
        return found;
    }
}
