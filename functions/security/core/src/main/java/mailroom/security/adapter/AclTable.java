package mailroom.security.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Consistent reads of the security table. */
record AclTable(DynamoDbClient dynamo, String name) {
    private static final int MOST_KEYS = 100;

    /** Items of one query, and whether there are more. */
    record Rows(List<AclItem> items, boolean more) {}

    Optional<AclItem> get(AclPlace place) {
        var item = dynamo.getItem(it -> it.tableName(name).key(place.key()).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(new AclItem(item));
    }

    /** Those that there are, in any order; at most a hundred. */
    List<AclItem> get(List<AclPlace> places) {
        if (places.size() > MOST_KEYS) {
            throw new IllegalArgumentException("%d keys, %d allowed".formatted(places.size(), MOST_KEYS));
        }
        var found = new ArrayList<AclItem>();
        Map<String, KeysAndAttributes> open = places.isEmpty()
                ? Map.of()
                : Map.of(
                        name,
                        KeysAndAttributes.builder()
                                .keys(places.stream().map(AclPlace::key).toList())
                                .consistentRead(true)
                                .build());
        while (!open.isEmpty()) {
            var asked = open;
            var answer = dynamo.batchGetItem(it -> it.requestItems(asked));
            answer.responses().getOrDefault(name, List.of()).forEach(it -> found.add(new AclItem(it)));
            open = answer.unprocessedKeys();
        }
        return found;
    }

    /**
     * The items of a partition whose sort key begins with {@code prefix} and comes after {@code after}; both may be empty. No sort key begins with a
     * blank, so that one "between" says it all; what it includes at its lower end is left out here.
     */
    Rows query(String pk, String prefix, String after, int limit) {
        var values = Map.of(
                ":pk", AttributeValue.fromS(pk),
                ":from", AttributeValue.fromS(after.isEmpty() ? prefix + " " : after),
                ":to", AttributeValue.fromS(prefix + "\uffff"));
        QueryResponse answer = dynamo.query(it -> it.tableName(name)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(values)
                .limit(limit + 2) // the one to leave out, and one to see whether there are more
                .consistentRead(true));
        List<AclItem> items = answer.items().stream()
                .map(AclItem::new)
                .filter(it -> !it.text("sk").equals(after))
                .toList();
        boolean cut = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
        return new Rows(items.stream().limit(limit).toList(), cut || items.size() > limit);
    }

    /** A whole partition: of the rules, which are few. */
    Stream<AclItem> all(String pk) {
        return dynamo
                .queryPaginator(it -> it.tableName(name)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(AclItem::new);
    }
}
