package mailroom.live.adapter;

import java.util.List;
import java.util.Map;
import mailroom.live.domain.Connection;
import mailroom.live.domain.Sought;
import mailroom.live.port.Connected;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One partition with two entries per connection, by key and by person. One takes 1,000 writes a second, and the gateway's throttle lets 500 clients
 * a second in.
 */
record DynamoConnected(Table table) implements Connected {
    @Override
    public List<Connection> find(Sought sought) {
        return table.partition(Key.CONNECTED, prefix(sought))
                .map(ConnectionItem::connection)
                .filter(it -> isMeant(it, sought))
                .toList();
    }

    private static String prefix(Sought sought) {
        return switch (sought) {
            case Sought.OfKey(var keyId) -> Key.ofKey(keyId);
            case Sought.OfPerson(var subject) -> Key.ofPerson(subject);
            case Sought.All() -> Key.OF_PERSONS;
        };
    }

    /** A subject may hold what ends a subject in the index, and so begin like another one. */
    private static boolean isMeant(Connection connection, Sought sought) {
        return switch (sought) {
            case Sought.OfKey(var keyId) -> connection.watcher().keyId().equals(keyId);
            case Sought.OfPerson(var subject) -> connection.watcher().subject().equals(subject);
            case Sought.All() -> true;
        };
    }

    /** The index entries of a connection. */
    static List<Map<String, AttributeValue>> entries(Connection connection) {
        return keys(connection).stream()
                .map(it -> ConnectionItem.of(it, connection))
                .toList();
    }

    static List<Key> keys(Connection connection) {
        return List.of(
                new Key(Key.CONNECTED, Key.ofKey(connection.watcher().keyId()) + connection.id()),
                new Key(Key.CONNECTED, Key.ofPerson(connection.watcher().subject()) + connection.id()));
    }
}
