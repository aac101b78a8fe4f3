package mailroom.batches.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.port.SweepProgress;
import mailroom.batches.port.SweptUntil;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The sweep's watermark: the one item without a time to live, since there is only one of it. */
record DynamoSweep(Table table) implements SweptUntil, SweepProgress {
    @Override
    public Optional<Instant> read() {
        return table.read(Key.SWEPT_UNTIL).map(it -> it.seconds("minute"));
    }

    @Override
    public void advance(Instant minute) {
        try {
            table.client().updateItem(it -> it.tableName(table.name())
                    .key(Key.SWEPT_UNTIL.attributes())
                    .updateExpression("SET #minute = :minute")
                    .conditionExpression("attribute_not_exists(pk) OR #minute < :minute")
                    .expressionAttributeNames(Map.of("#minute", "minute"))
                    .expressionAttributeValues(Map.of(":minute", Item.n(minute.getEpochSecond()))));
        } catch (ConditionalCheckFailedException _) {
            // another sweep came further
        }
    }
}
