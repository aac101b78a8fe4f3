package mailroom.batches.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Content;
import mailroom.batches.port.Parts;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bulk writes, in parallel where there are many. */
record DynamoParts(Table table) implements Parts {
    @Override
    public void store(Batch batch, Content content, List<Chunk> chunks) {
        long ttl = batch.keptUntil().getEpochSecond();
        var items = new ArrayList<Map<String, AttributeValue>>();
        items.add(PartItems.of(batch, content));
        for (Chunk chunk : chunks) {
            items.add(PartItems.of(batch, chunk));
            items.add(StateItem.of(ChunkState.queued(chunk, batch.createdAt()), ttl));
        }
        IntStream.range(0, Math.min(ChunkId.SHARDS, chunks.size()))
                .forEach(shard -> items.add(PartItems.zeroCounts(batch, shard)));
        table.putAll(items);
    }
}
