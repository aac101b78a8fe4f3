package mailroom.live.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.live.domain.Audience;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Subscription;
import mailroom.live.port.Audiences;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A batch's partition: its copy, then its subscriptions. */
record DynamoAudiences(Table table) implements Audiences {
    @Override
    public boolean isWatched(BatchId batch) {
        return table.first(Key.batch(batch), Key.SUBSCRIPTIONS).isPresent();
    }

    @Override
    public Optional<Audience> read(BatchId batch) {
        List<Item> items = table.partition(Key.batch(batch)).toList();
        return items.stream()
                .filter(it -> it.text("sk").equals(Key.COPY))
                .findFirst()
                .map(CopyItem::progress)
                .map(progress -> new Audience(
                        progress,
                        items.stream()
                                .filter(it -> it.text("sk").startsWith(Key.SUBSCRIPTIONS))
                                .map(DynamoAudiences::subscription)
                                .toList()));
    }

    private static Subscription subscription(Item item) {
        return new Subscription(
                new ConnectionId(item.text("connection")), ConnectionItem.space(item), item.number("sent"));
    }

    @Override
    public void sent(ConnectionId connection, BatchId batch, long version) {
        try {
            table.client().updateItem(it -> it.tableName(table.name())
                    .key(Key.subscription(batch, connection).attributes())
                    .updateExpression("SET sent = :version")
                    .conditionExpression("attribute_exists(pk) AND sent < :version")
                    .expressionAttributeValues(Map.of(":version", Item.n(version))));
        } catch (ConditionalCheckFailedException _) {
            // unsubscribed meanwhile, or subscribed anew from further on
        }
    }
}
