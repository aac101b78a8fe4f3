package mailroom.security.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Names;
import mailroom.security.domain.Owner;
import mailroom.security.port.ApiKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** One item per key, {@code KEY#<key id>} / {@code KEY}; what never happens ({@link ApiKey#NEVER}) has no attribute. */
final class DynamoApiKeys implements ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoApiKeys.class);

    /** How long a caller may wait for the note that its key was used. */
    private static final Duration LONGEST_NOTE = Duration.ofMillis(500);

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
        Map<String, AttributeValue> item = item(key);
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

    @Override
    public void used(KeyId id, Instant at) {
        try {
            dynamo.updateItem(it -> it.tableName(table)
                    .key(place(id))
                    .conditionExpression(
                            "attribute_exists(pk) AND (attribute_not_exists(last_used_at) OR last_used_at < :at)")
                    .updateExpression("SET last_used_at = :at")
                    .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(at.toString())))
                    .overrideConfiguration(call -> call.apiCallTimeout(LONGEST_NOTE)));
        } catch (ConditionalCheckFailedException _) {
            LOG.atDebug().addKeyValue("key_id", id).log("a later use is noted already");
        } catch (SdkException e) {
            LOG.atWarn().addKeyValue("key_id", id).setCause(e).log("the use of a key was not noted");
        }
    }

    static Map<String, AttributeValue> place(KeyId id) {
        return Map.of("pk", AttributeValue.fromS("KEY#" + id), "sk", AttributeValue.fromS("KEY"));
    }

    static Map<String, AttributeValue> item(ApiKey key) {
        var item = new HashMap<>(place(key.id()));
        item.put("secret_sha256", AttributeValue.fromS(key.secretHash()));
        item.put("subject", AttributeValue.fromS(key.owner().subject()));
        item.put("team", AttributeValue.fromS(key.owner().team()));
        if (!key.scope().isEmpty()) {
            item.put("scope", AttributeValue.fromS(Names.text(key.scope())));
        }
        item.put("created_at", AttributeValue.fromS(key.created().toString()));
        if (key.expires().isBefore(ApiKey.NEVER)) {
            item.put("expires_at", AttributeValue.fromS(key.expires().toString()));
        }
        if (key.revoked().isBefore(ApiKey.NEVER)) {
            item.put("revoked_at", AttributeValue.fromS(key.revoked().toString()));
        }
        if (key.lastUsed().isAfter(ApiKey.NOT_YET)) {
            item.put("last_used_at", AttributeValue.fromS(key.lastUsed().toString()));
        }
        return item;
    }

    static ApiKey key(KeyId id, Map<String, AttributeValue> item) {
        return new ApiKey(
                id,
                text(item, "secret_sha256"),
                new Owner(text(item, "subject"), text(item, "team")),
                item.containsKey("scope") ? Names.actions(text(item, "scope")) : Set.of(),
                Instant.parse(text(item, "created_at")),
                time(item, "expires_at"),
                time(item, "revoked_at"),
                item.containsKey("last_used_at") ? Instant.parse(text(item, "last_used_at")) : ApiKey.NOT_YET);
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
