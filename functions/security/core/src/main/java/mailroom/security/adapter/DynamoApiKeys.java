package mailroom.security.adapter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Owner;
import mailroom.security.port.ApiKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** One item per key, {@code KEY#<key id>} / {@code KEY}; what never happens ({@link ApiKey#NEVER}) has no attribute. */
final class DynamoApiKeys implements ApiKeys {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoApiKeys(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<ApiKey> find(KeyId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        it -> it.tableName(table).key(place(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(key(id, item));
    }

    @Override
    public void add(ApiKey key) {
        var item = new HashMap<>(place(key.id()));
        item.put("secret_sha256", AttributeValue.fromS(key.secretHash()));
        item.put("subject", AttributeValue.fromS(key.owner().subject()));
        item.put("team", AttributeValue.fromS(key.owner().team()));
        item.put("created_at", AttributeValue.fromS(key.created().toString()));
        if (key.expires().isBefore(ApiKey.NEVER)) {
            item.put("expires_at", AttributeValue.fromS(key.expires().toString()));
        }
        if (key.revoked().isBefore(ApiKey.NEVER)) {
            item.put("revoked_at", AttributeValue.fromS(key.revoked().toString()));
        }
        try {
            dynamo.putItem(it -> it.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            var exists = new KeyExists(key.id());
            exists.initCause(e);
            throw exists;
        }
    }

    @Override
    public Revocation revoke(KeyId id, Instant at) {
        try {
            Map<String, AttributeValue> item = dynamo.updateItem(it -> it.tableName(table)
                            .key(place(id))
                            .conditionExpression("attribute_exists(pk)")
                            .updateExpression("SET revoked_at = if_not_exists(revoked_at, :at)")
                            .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(at.toString())))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return new Revocation.Revoked(time(item, "revoked_at"));
        } catch (ConditionalCheckFailedException e) {
            return new Revocation.NoSuchKey();
        }
    }

    private static Map<String, AttributeValue> place(KeyId id) {
        return Map.of("pk", AttributeValue.fromS("KEY#" + id), "sk", AttributeValue.fromS("KEY"));
    }

    private static ApiKey key(KeyId id, Map<String, AttributeValue> item) {
        return new ApiKey(
                id,
                text(item, "secret_sha256"),
                new Owner(text(item, "subject"), text(item, "team")),
                Instant.parse(text(item, "created_at")),
                time(item, "expires_at"),
                time(item, "revoked_at"));
    }

    private static Instant time(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Instant.parse(text(item, name)) : ApiKey.NEVER;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("item %s has no text %s".formatted(item.get("pk"), name));
        }
        return value.s();
    }
}
