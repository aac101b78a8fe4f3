package mailroom.batches.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.batches.domain.Batch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Changes of a batch's item that hold only while it is open and as large as the caller saw it. */
final class OpenItem {
    private static final String STILL_OPEN =
            "attribute_exists(#open) AND attribute_not_exists(%s) AND attribute_not_exists(%s)"
                    .formatted(MetaItem.CANCEL_AT, MetaItem.SETTLED_AT);

    private OpenItem() {}

    /** One step of a transaction; {@code expression} may use {@code #open}, {@code #total} and {@code #chunks}. */
    static TransactWriteItem change(Table table, Batch before, String expression, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":before", Item.n(before.chunks()));
        all.put(":one", Item.n(1));
        var names = new HashMap<>(Map.of("#open", MetaItem.OPEN, "#chunks", "chunks"));
        if (expression.contains("#total")) {
            names.put("#total", "total");
        }
        return TransactWriteItem.builder()
                .update(it -> it.tableName(table.name())
                        .key(Key.meta(before.id()).attributes())
                        .updateExpression("%s ADD %s :one".formatted(expression, Item.CHANGES))
                        .conditionExpression(STILL_OPEN + " AND #chunks = :before")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(all)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Whether the change at {@code place} failed although the batch is open: then it is larger than the caller saw. */
    static boolean wasOutrun(List<CancellationReason> reasons, int place) {
        Map<String, AttributeValue> found = reasons.get(place).item();
        return found != null
                && found.containsKey(MetaItem.OPEN)
                && !found.containsKey(MetaItem.CANCEL_AT)
                && !found.containsKey(MetaItem.SETTLED_AT);
    }
}
