package mailroom.live.adapter;

import java.util.Map;
import java.util.Optional;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Progress;
import mailroom.live.port.Copies;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** One conditional put per state: the greater version stays. */
record DynamoCopies(Table table) implements Copies {
    @Override
    public Merged merge(Progress progress) {
        try {
            table.client().putItem(it -> it.tableName(table.name())
                    .item(CopyItem.of(progress, table.clock().instant()))
                    .conditionExpression("attribute_not_exists(pk) OR #version < :version")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":version", Item.n(progress.version())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Merged.KEPT;
        } catch (ConditionalCheckFailedException e) {
            return new Item(e.item()).number("version") == progress.version() ? Merged.KNOWN : Merged.OVERTAKEN;
        }
    }

    @Override
    public Optional<Progress> read(BatchId batch) {
        return table.read(Key.copy(batch)).map(CopyItem::progress);
    }
}
