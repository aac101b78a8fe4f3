package mailroom.live.adapter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The live table and what its readers and writers have in common. What is past its {@code ttl} is gone, deleted or not. */
record Table(DynamoDbClient client, String name, InstantSource clock) {
    Optional<Item> read(Key key) {
        var found =
                client.getItem(it -> it.tableName(name).key(key.attributes()).consistentRead(true));
        return found.hasItem() ? Optional.of(new Item(found.item())).filter(this::isKept) : Optional.empty();
    }

    /** Everything in one partition, in order of the second key. */
    Stream<Item> partition(String pk) {
        return client
                .queryPaginator(it -> it.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Item.s(pk))))
                .items()
                .stream()
                .map(Item::new)
                .filter(this::isKept);
    }

    /** Those of a partition whose second key begins with {@code prefix}. */
    Stream<Item> partition(String pk, String prefix) {
        return client
                .queryPaginator(it -> it.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", Item.s(pk), ":prefix", Item.s(prefix))))
                .items()
                .stream()
                .map(Item::new)
                .filter(this::isKept);
    }

    /** The first of a partition whose second key begins with {@code prefix}. */
    Optional<Item> first(String pk, String prefix) {
        List<Map<String, AttributeValue>> found = client.query(it -> it.tableName(name)
                        .consistentRead(true)
                        .limit(1)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", Item.s(pk), ":prefix", Item.s(prefix))))
                .items();
        return found.stream().findFirst().map(Item::new);
    }

    void delete(Key key) {
        client.deleteItem(it -> it.tableName(name).key(key.attributes()));
    }

    private boolean isKept(Item item) {
        return item.number("ttl") > clock.instant().getEpochSecond();
    }

    static long ttl(Instant until) {
        return until.getEpochSecond();
    }
}
