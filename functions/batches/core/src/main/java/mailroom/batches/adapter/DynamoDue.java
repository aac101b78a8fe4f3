package mailroom.batches.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.DueEntry;
import mailroom.batches.domain.DueSlot;
import mailroom.batches.port.DueDone;
import mailroom.batches.port.DueEntries;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The due-index: a partition per minute and shard, which empties as it is worked off. */
record DynamoDue(Table table) implements DueEntries, DueDone {
    @Override
    public List<DueEntry> read(DueSlot slot, int limit) {
        return table
                .client()
                .query(it -> it.tableName(table.name())
                        .keyConditionExpression("pk = :slot")
                        .expressionAttributeValues(Map.of(":slot", Item.s(Key.dueSlot(slot))))
                        .consistentRead(true)
                        .limit(limit))
                .items()
                .stream()
                .map(it -> DueItem.entry(slot, new Item(it)))
                .toList();
    }

    @Override
    public void done(DueEntry entry, Optional<DueEntry> again) {
        var key = Key.due(entry).attributes();
        if (again.isEmpty()) {
            table.client().deleteItem(it -> it.tableName(table.name()).key(key));
            return;
        }
        var delete = Delete.builder().tableName(table.name()).key(key).build();
        var put = Put.builder()
                .tableName(table.name())
                .item(DueItem.of(again.get()))
                .build();
        table.client()
                .transactWriteItems(it -> it.transactItems(
                        TransactWriteItem.builder().delete(delete).build(),
                        TransactWriteItem.builder().put(put).build()));
    }
}
