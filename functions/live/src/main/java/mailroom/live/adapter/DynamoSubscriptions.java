package mailroom.live.adapter;

import java.util.Map;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.port.Subscriptions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** First the connection's list, which has the limit, then the batch's entry. A crash in between leaves a place taken and no answer given. */
record DynamoSubscriptions(Table table) implements Subscriptions {
    @Override
    public Subscribed subscribe(ConnectionId connection, BatchId batch, long cursor) {
        try {
            var listed = table.client().updateItem(it -> it.tableName(table.name())
                    .key(Key.connection(connection).attributes())
                    .updateExpression("ADD batches :one")
                    .conditionExpression("attribute_exists(pk) AND "
                            + "(attribute_not_exists(batches) OR size(batches) < :most OR contains(batches, :batch))")
                    .expressionAttributeValues(Map.of(
                            ":one", one(batch),
                            ":most", Item.n(Connection.MOST_SUBSCRIPTIONS),
                            ":batch", Item.s(batch.value())))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return entered(connection, batch, cursor, new Item(listed.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && !e.item().isEmpty() ? new Subscribed.Full() : new Subscribed.NotConnected();
        }
    }

    private Subscribed entered(ConnectionId connection, BatchId batch, long cursor, Item row) {
        var item = Item.of(
                Key.subscription(batch, connection),
                Map.of(
                        "connection", Item.s(connection.value()),
                        "team", Item.s(row.text("team")),
                        "mode", Item.s(row.text("mode")),
                        "sent", Item.n(cursor),
                        "ttl", Item.n(row.number("ttl"))));
        table.client().putItem(it -> it.tableName(table.name()).item(item));
        return new Subscribed.Done(ConnectionItem.space(row));
    }

    @Override
    public void unsubscribe(ConnectionId connection, BatchId batch) {
        table.delete(Key.subscription(batch, connection));
        try {
            table.client().updateItem(it -> it.tableName(table.name())
                    .key(Key.connection(connection).attributes())
                    .updateExpression("DELETE batches :one")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":one", one(batch))));
        } catch (ConditionalCheckFailedException _) {
            // disconnected meanwhile: nothing lists the batch any more
        }
    }

    private static AttributeValue one(BatchId batch) {
        return AttributeValue.fromSs(java.util.List.of(batch.value()));
    }
}
