package mailroom.access.adapter;

import java.util.Map;
import mailroom.access.copy.Change;
import mailroom.access.copy.Entries;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A conditional put per entry: the greater version stays. */
record DynamoEntries(Table table) implements Entries {
    @Override
    public Kept keep(Change.Single change) {
        try {
            table.client().putItem(it -> it.tableName(table.name())
                    .item(EntryItem.of(change))
                    .conditionExpression("attribute_not_exists(pk) OR v < :v")
                    .expressionAttributeValues(Map.of(":v", Item.n(change.version()))));
            return Kept.NEW;
        } catch (ConditionalCheckFailedException e) {
            return Kept.KNOWN;
        }
    }
}
