package mailroom.security.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.security.domain.Change;
import mailroom.security.domain.Edit;
import mailroom.security.domain.Head;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.Thing;
import mailroom.security.port.AclEntries;
import mailroom.security.port.Changes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One transaction: the thing first, then the head, then the audit's entry, then what lists a key. */
record DynamoChanges(AclTable table) implements Changes {
    private static final int THING = 0;
    private static final String FAILED = "ConditionalCheckFailed";

    @Override
    public Head head() {
        return table.get(AclPlace.HEAD).map(AclItem::head).orElse(Head.NONE);
    }

    @Override
    public Write write(Head head, Edit edit, Change change) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(thing(edit, change.version()));
        writes.add(head(head, head.after(edit)));
        writes.add(put(ChangeItem.write(change), "attribute_not_exists(pk)"));
        if (edit.thing() instanceof IssuedKey key) {
            writes.addAll(listings(edit, key, change));
        }
        try {
            table.dynamo().transactWriteItems(it -> it.transactItems(writes));
            return new Write.Done();
        } catch (TransactionCanceledException e) {
            return refusal(e);
        }
    }

    private static Write refusal(TransactionCanceledException refused) {
        List<String> codes = refused.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        if (FAILED.equals(codes.get(THING))) {
            return new Write.Stale();
        }
        if (codes.stream().anyMatch(it -> FAILED.equals(it) || "TransactionConflict".equals(it))) {
            return new Write.HeadMoved();
        }
        throw refused;
    }

    private TransactWriteItem thing(Edit edit, long version) {
        return switch (edit) {
            case Edit.Create(var thing) ->
                put(AclItem.of(thing, version), "attribute_not_exists(pk) OR attribute_exists(deleted)");
            case Edit.Replace(var before, var thing) ->
                thing instanceof IssuedKey key
                        ? revoke(key, before.version(), version)
                        : put(AclItem.of(thing, version), "v = :seen", before.version());
            case Edit.Delete(var before) -> put(tombstone(before.thing(), version), "v = :seen", before.version());
        };
    }

    private static Map<String, AttributeValue> tombstone(Thing thing, long version) {
        var item = new HashMap<>(AclPlace.of(thing.kind(), thing.id()).key());
        item.put(AclItem.VERSION, AclItem.number(version));
        item.put(AclItem.DELETED, AttributeValue.fromBool(true));
        return item;
    }

    /** A key only ever changes by being revoked; the rest of its item, such as its last use, is not ours to write. */
    private TransactWriteItem revoke(IssuedKey key, long seen, long version) {
        return TransactWriteItem.builder()
                .update(it -> it.tableName(table.name())
                        .key(AclPlace.of(key.kind(), key.id()).key())
                        .updateExpression("SET revoked_at = :at, v = :v")
                        .conditionExpression("attribute_exists(pk) AND attribute_not_exists(revoked_at)"
                                + " AND (v = :seen OR attribute_not_exists(v))")
                        .expressionAttributeValues(Map.of(
                                ":at", AttributeValue.fromS(key.key().revoked().toString()),
                                ":seen", AclItem.number(seen),
                                ":v", AclItem.number(version))))
                .build();
    }

    private TransactWriteItem head(Head seen, Head next) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":version", AclItem.number(next.version()));
        values.put(":roles", AclItem.number(next.roles()));
        values.put(":policies", AclItem.number(next.policies()));
        if (seen.version() > 0) {
            values.put(":seen", AclItem.number(seen.version()));
        }
        return TransactWriteItem.builder()
                .update(it -> it.tableName(table.name())
                        .key(AclPlace.HEAD.key())
                        .updateExpression("SET #version = :version, #roles = :roles, policies = :policies")
                        .conditionExpression(seen.version() > 0 ? "#version = :seen" : "attribute_not_exists(pk)")
                        .expressionAttributeNames(Map.of("#version", "version", "#roles", "roles"))
                        .expressionAttributeValues(values))
                .build();
    }

    private List<TransactWriteItem> listings(Edit edit, IssuedKey key, Change change) {
        if (edit instanceof Edit.Create) {
            return List.of(put(new HashMap<>(new AclPlace(AclPlace.KEYS, key.id()).key()), "attribute_not_exists(pk)"));
        }
        var item = new HashMap<>(new AclPlace(AclPlace.REVOKED, key.id()).key());
        item.put(AclItem.VERSION, AclItem.number(change.version()));
        item.put("ttl", AclItem.number(change.at().plus(AclEntries.REVOKED_KEPT).getEpochSecond()));
        return List.of(put(item, "attribute_not_exists(pk)"));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name()).item(item).conditionExpression(condition))
                .build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition, long seen) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name())
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":seen", AclItem.number(seen))))
                .build();
    }
}
