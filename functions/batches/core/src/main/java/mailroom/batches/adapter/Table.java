package mailroom.batches.adapter;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import mailroom.batches.port.Backoff;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table, with what all its readers and writers need: consistent reads, bulk calls that finish, and no item past its time. */
record Table(DynamoDbClient client, String name, InstantSource clock, Backoff backoff) {
    private static final int MOST_READ = 100;
    private static final int MOST_WRITTEN = 25;
    private static final int PARALLEL = 4;
    private static final int MOST_ATTEMPTS = 8;

    Optional<Item> read(Key key) {
        var found =
                client.getItem(it -> it.tableName(name).key(key.attributes()).consistentRead(true));
        return found.hasItem() ? Optional.of(new Item(found.item())).filter(this::isKept) : Optional.empty();
    }

    /** Those of the keys that hold something, in no order. */
    List<Item> readAll(Collection<Key> keys) {
        return keys.stream()
                .map(Key::attributes)
                .gather(Gatherers.windowFixed(MOST_READ))
                .gather(Gatherers.mapConcurrent(PARALLEL, this::readBulk))
                .flatMap(List::stream)
                .toList();
    }

    private List<Item> readBulk(List<Map<String, AttributeValue>> keys) {
        var found = new ArrayList<Item>();
        var left = keys;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var wanted =
                    KeysAndAttributes.builder().keys(left).consistentRead(true).build();
            var answer = client.batchGetItem(it -> it.requestItems(Map.of(name, wanted)));
            answer.responses().getOrDefault(name, List.of()).stream()
                    .map(Item::new)
                    .filter(this::isKept)
                    .forEach(found::add);
            var unprocessed = answer.unprocessedKeys().get(name);
            left = unprocessed == null ? List.of() : unprocessed.keys();
            pauseBeforeRest(left.size(), attempt);
        }
        return found;
    }

    void putAll(Collection<Map<String, AttributeValue>> items) {
        long written = items.stream()
                .map(it -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(it).build())
                        .build())
                .gather(Gatherers.windowFixed(MOST_WRITTEN))
                .gather(Gatherers.mapConcurrent(PARALLEL, this::putBulk))
                .mapToInt(Integer::intValue)
                .sum();
        if (written != items.size()) {
            throw new IllegalStateException("%d of %d items written".formatted(written, items.size()));
        }
    }

    private int putBulk(List<WriteRequest> writes) {
        var left = writes;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var requests = Map.of(name, left);
            left = client.batchWriteItem(it -> it.requestItems(requests))
                    .unprocessedItems()
                    .getOrDefault(name, List.of());
            pauseBeforeRest(left.size(), attempt);
        }
        return writes.size();
    }

    private void pauseBeforeRest(int left, int attempt) {
        if (left == 0) {
            return;
        }
        if (attempt == MOST_ATTEMPTS) {
            throw new IllegalStateException("table %s left %d items in %d attempts".formatted(name, left, attempt));
        }
        backoff.after(attempt);
    }

    /** The table deletes late; what is past its time is gone for us all the same. */
    private boolean isKept(Item item) {
        return !item.has("ttl") || item.number("ttl") > clock.instant().getEpochSecond();
    }
}
