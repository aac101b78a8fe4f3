package mailroom.batches.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Space;
import mailroom.batches.port.OwnersBatches;

/** The index {@code by-owner}, read backwards. Only its keys are used, so its projection does not matter. */
record DynamoOwnersBatches(Table table) implements OwnersBatches {
    /** Sorts after every year. */
    private static final String NEWEST = "~";

    @Override
    public List<BatchId> page(Space space, Optional<BatchId> before, int limit) {
        String bound = before.map(Key::ownersOrder).orElse(NEWEST);
        return table
                .client()
                .query(it -> it.tableName(table.name())
                        .indexName("by-owner")
                        .keyConditionExpression("gsi1pk = :owner AND gsi1sk < :bound")
                        .expressionAttributeValues(Map.of(":owner", Item.s(Key.owner(space)), ":bound", Item.s(bound)))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(it -> new Item(it).text("gsi1sk"))
                .map(it -> new BatchId(it.substring(it.indexOf('#') + 1)))
                .toList();
    }
}
