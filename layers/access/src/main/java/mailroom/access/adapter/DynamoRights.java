package mailroom.access.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.access.Rights;
import mailroom.access.Snapshot;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** One consistent read of head, person and key together. */
record DynamoRights(Table table) implements Rights {
    private static final int MOST_TRIES =
            3; // of what the table did not get to; throttling itself is the client's to retry

    @Override
    public Optional<Snapshot> read(String subject, String keyId) {
        Key person = Key.person(subject);
        Key key = Key.key(keyId);
        List<Map<String, AttributeValue>> items = items(List.of(Key.head(), person, key));
        return item(items, Key.head())
                .map(head -> new Snapshot(
                        head.number("version"),
                        HeadItem.texts(head),
                        HeadItem.disabledRoles(head),
                        item(items, person).flatMap(EntryItem::person),
                        item(items, key).filter(it -> it.truth("revoked")).isPresent()));
    }

    private List<Map<String, AttributeValue>> items(List<Key> keys) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        var wanted = Map.of(
                table.name(),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Key::attributes).toList())
                        .consistentRead(true)
                        .build());
        for (int i = 0; i < MOST_TRIES; i++) {
            var left = wanted;
            var found = table.client().batchGetItem(it -> it.requestItems(left));
            items.addAll(found.responses().getOrDefault(table.name(), List.of()));
            wanted = found.unprocessedKeys();
            if (wanted.isEmpty()) {
                return items;
            }
        }
        throw new IllegalStateException("the table did not give the whole of the ACL's copy");
    }

    private static Optional<Item> item(List<Map<String, AttributeValue>> items, Key key) {
        return items.stream().filter(key::isOf).map(Item::new).findFirst();
    }
}
