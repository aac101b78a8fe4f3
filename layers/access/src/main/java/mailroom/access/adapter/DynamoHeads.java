package mailroom.access.adapter;

import java.util.Map;
import java.util.Optional;
import mailroom.access.copy.Head;
import mailroom.access.copy.Heads;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A conditional put on the revision. */
record DynamoHeads(Table table) implements Heads {
    @Override
    public Optional<Head> read() {
        var found = table.client()
                .getItem(it ->
                        it.tableName(table.name()).key(Key.head().attributes()).consistentRead(true));
        return found.hasItem() ? Optional.of(HeadItem.head(new Item(found.item()))) : Optional.empty();
    }

    @Override
    public Written replace(Head by) {
        try {
            table.client().putItem(it -> {
                it.tableName(table.name()).item(HeadItem.of(by));
                if (by.revision() == 1) {
                    it.conditionExpression("attribute_not_exists(pk)");
                } else {
                    it.conditionExpression("revision = :before")
                            .expressionAttributeValues(Map.of(":before", Item.n(by.revision() - 1)));
                }
            });
            return Written.DONE;
        } catch (ConditionalCheckFailedException e) {
            return Written.OVERTAKEN;
        }
    }
}
