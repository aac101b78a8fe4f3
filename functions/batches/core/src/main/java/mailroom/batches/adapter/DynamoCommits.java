package mailroom.batches.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.port.Commits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One transaction for batch, key and due entries. */
record DynamoCommits(Table table) implements Commits {
    @Override
    public Committed commit(BatchView batch, Optional<Claim> claim, List<DueEntry> due) {
        var writes = new ArrayList<TransactWriteItem>();
        claim.ifPresent(it -> writes.add(ClaimItem.take(table, it)));
        writes.add(put(MetaItem.of(batch), "attribute_not_exists(pk)"));
        due.forEach(it -> writes.add(Transactions.put(table, DueItem.of(it))));
        try {
            Transactions.run(table, writes);
            return new Committed.Done();
        } catch (TransactionCanceledException e) {
            Optional<Claim> holder = claim.flatMap(it -> ClaimItem.holder(it, e));
            if (holder.isPresent()) {
                return new Committed.KeyTaken(holder.get());
            }
            throw e;
        }
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name()).item(item).conditionExpression(condition))
                .build();
    }
}
