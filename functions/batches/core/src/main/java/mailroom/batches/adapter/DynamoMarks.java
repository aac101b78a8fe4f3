package mailroom.batches.adapter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Happening.What;
import mailroom.batches.domain.Stage;
import mailroom.batches.port.Marks;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Marks as attributes of the batch's item. */
record DynamoMarks(Table table) implements Marks {
    @Override
    public void mark(BatchId batch, Stage stage) {
        switch (stage) {
            case Stage.Open(), Stage.Queued() -> {} // what every batch begins as
            case Stage.Processing(var cursor, var at) ->
                update(
                        batch,
                        "SET pump_cursor = :cursor, pump_at = :at",
                        "attribute_not_exists(pump_cursor) OR pump_cursor < :cursor",
                        Map.of(":cursor", Item.n(cursor), ":at", Item.s(at.toString())));
            case Stage.Dispatched(var at) -> once(batch, MetaItem.DISPATCHED_AT, What.DISPATCHED, at, "");
            case Stage.Canceling canceling ->
                once(
                        batch,
                        MetaItem.CANCEL_AT,
                        What.CANCEL_REQUESTED,
                        canceling.at(),
                        " AND attribute_not_exists(%s)".formatted(MetaItem.SETTLED_AT));
            case Stage.Ended ended -> once(batch, MetaItem.SETTLED_AT, What.ENDED, ended.at(), "");
        }
    }

    private void once(BatchId batch, String name, What what, Instant at, String unless) {
        update(
                batch,
                "SET %s = :at, %s".formatted(name, HistoryItem.APPEND),
                "attribute_not_exists(%s)%s".formatted(name, unless),
                Map.of(
                        ":at", Item.s(at.toString()),
                        ":none", HistoryItem.NONE,
                        ":happening", HistoryItem.of(what, at)));
    }

    private void update(BatchId batch, String change, String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":one", Item.n(1));
        try {
            table.client().updateItem(it -> it.tableName(table.name())
                    .key(Key.meta(batch).attributes())
                    .updateExpression("%s ADD %s :one".formatted(change, Item.CHANGES))
                    .conditionExpression("attribute_exists(pk) AND (%s)".formatted(condition))
                    .expressionAttributeValues(all));
        } catch (ConditionalCheckFailedException _) {
            // marked further already, or gone: either way there is nothing to mark
        }
    }
}
