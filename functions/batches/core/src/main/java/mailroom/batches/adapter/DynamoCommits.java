package mailroom.batches.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.port.Commits;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One transaction for batch, key and due entries. */
record DynamoCommits(Table table) implements Commits {
    private static final int MOST_ATTEMPTS = 6;

    @Override
    public Committed commit(Batch batch, Optional<Claim> claim, List<DueEntry> due) {
        var writes = new ArrayList<TransactWriteItem>();
        claim.ifPresent(it -> writes.add(put(claim(it))));
        writes.add(put(Put.builder().item(MetaItem.of(batch)).conditionExpression("attribute_not_exists(pk)")));
        due.forEach(it -> writes.add(put(Put.builder().item(DueItem.of(it)))));
        for (int attempt = 1; ; attempt++) {
            try {
                table.client().transactWriteItems(it -> it.transactItems(writes));
                return new Committed.Done();
            } catch (TransactionCanceledException e) {
                Optional<Claim> holder = claim.flatMap(it -> holder(it, e.cancellationReasons()));
                if (holder.isPresent()) {
                    return new Committed.KeyTaken(holder.get());
                }
                if (attempt == MOST_ATTEMPTS || !Transactions.isPassing(e)) {
                    throw e;
                }
                table.backoff().after(attempt);
            }
        }
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder()
                .put(put.tableName(table.name()).build())
                .build();
    }

    private Put.Builder claim(Claim claim) {
        return Put.builder()
                .item(ClaimItem.of(claim))
                .conditionExpression("attribute_not_exists(pk) OR expires <= :now")
                .expressionAttributeValues(
                        Map.of(":now", Item.n(table.clock().instant().getEpochSecond())))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** The claim is the transaction's first item. */
    private static Optional<Claim> holder(Claim wanted, List<CancellationReason> reasons) {
        CancellationReason first = reasons.getFirst();
        return Transactions.isCondition(first)
                ? Optional.of(ClaimItem.claim(wanted.team(), wanted.key(), new Item(first.item())))
                : Optional.empty();
    }
}
