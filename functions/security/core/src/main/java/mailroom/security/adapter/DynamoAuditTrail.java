package mailroom.security.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mailroom.security.domain.Change;
import mailroom.security.domain.Page;
import mailroom.security.port.AuditTrail;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Read backwards; versions are contiguous, so the one before the last that was read is where the next page begins. */
record DynamoAuditTrail(AclTable table) implements AuditTrail {
    @Override
    public Page<Change> page(OptionalLong before, int limit) {
        var values = Map.of(
                ":pk", AttributeValue.fromS(AclPlace.AUDIT),
                ":before",
                        AttributeValue.fromS(
                                before.isPresent()
                                        ? AclPlace.ofChange(before.getAsLong()).sk()
                                        : "CHANGE$"));
        var answer = table.dynamo().query(it -> it.tableName(table.name())
                .keyConditionExpression("pk = :pk AND sk < :before")
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit)
                .consistentRead(true));
        List<Change> changes = answer.items().stream()
                .map(AclItem::new)
                .map(it -> ChangeItem.read(it::text))
                .toList();
        boolean last = changes.isEmpty() || changes.getLast().version() == 1;
        return new Page<>(
                changes,
                last
                        ? Optional.empty()
                        : Optional.of(Long.toString(changes.getLast().version())));
    }
}
