package mailroom.batches.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.ShardChange.Shard;
import mailroom.batches.port.Appends;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A page in one transaction: a crash leaves all of it or nothing. */
record DynamoAppends(Table table) implements Appends {
    @Override
    public Appended append(Batch before, List<Chunk> chunks, Optional<Claim> claim) {
        Batch grown = before.with(chunks);
        var writes = new ArrayList<TransactWriteItem>();
        claim.ifPresent(it -> writes.add(ClaimItem.take(table, it)));
        int meta = writes.size();
        writes.add(OpenItem.change(
                table,
                before,
                "SET #total = :total, #chunks = :chunks",
                Map.of(":total", Item.n(grown.total()), ":chunks", Item.n(grown.chunks()))));
        long ttl = before.keptUntil().getEpochSecond();
        for (Chunk chunk : chunks) {
            writes.add(Transactions.put(table, PartItems.of(before, chunk)));
            writes.add(Transactions.put(
                    table, StateItem.of(ChunkState.queued(chunk, table.clock().instant()), ttl)));
        }
        chunks.stream()
                .map(it -> new Shard(before.id(), it.id().shard()))
                .distinct()
                .forEach(it -> writes.add(counts(it, ttl)));
        try {
            Transactions.run(table, writes);
            return new Appended.Done(grown);
        } catch (TransactionCanceledException e) {
            return refusal(e, claim, meta);
        }
    }

    /** Makes the shard's counts where there are none; leaves them as they are otherwise. */
    private TransactWriteItem counts(Shard shard, long ttl) {
        return TransactWriteItem.builder()
                .update(it -> it.tableName(table.name())
                        .key(Key.counts(shard).attributes())
                        .updateExpression("SET #ttl = :ttl")
                        .expressionAttributeNames(Map.of("#ttl", "ttl"))
                        .expressionAttributeValues(Map.of(":ttl", Item.n(ttl))))
                .build();
    }

    private static Appended refusal(TransactionCanceledException e, Optional<Claim> claim, int meta) {
        Optional<Claim> holder = claim.flatMap(it -> ClaimItem.holder(it, e));
        if (holder.isPresent()) {
            return new Appended.KeyTaken(holder.get());
        }
        if (!Transactions.isCondition(e.cancellationReasons().get(meta))) {
            throw e;
        }
        return OpenItem.wasOutrun(e.cancellationReasons(), meta) ? new Appended.Outrun() : new Appended.NotOpen();
    }
}
