package mailroom.batches.adapter;

import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Space;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@code KEY#owner#hash}: an idempotency key in use. */
final class ClaimItem {
    private ClaimItem() {}

    static Map<String, AttributeValue> of(Claim claim) {
        long expires = claim.expires().getEpochSecond();
        return new Item.Builder(Key.claim(claim.space(), claim.key()))
                .put("payload", claim.payload())
                .put("batch", claim.batch().value())
                .put("expires", expires)
                .put("ttl", expires)
                .attributes();
    }

    /** Takes the key, unless a claim on it stands that has not expired. */
    static TransactWriteItem take(Table table, Claim claim) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name())
                        .item(of(claim))
                        .conditionExpression("attribute_not_exists(pk) OR expires <= :now")
                        .expressionAttributeValues(
                                Map.of(":now", Item.n(table.clock().instant().getEpochSecond())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Who held the key when a transaction that began with {@link #take} did not happen. */
    static Optional<Claim> holder(Claim wanted, TransactionCanceledException e) {
        CancellationReason first = e.cancellationReasons().getFirst();
        return Transactions.isCondition(first)
                ? Optional.of(claim(wanted.space(), wanted.key(), new Item(first.item())))
                : Optional.empty();
    }

    static Claim claim(Space space, IdempotencyKey key, Item item) {
        return new Claim(space, key, item.text("payload"), new BatchId(item.text("batch")), item.seconds("expires"));
    }
}
