package mailroom.live.adapter;

import java.util.Map;
import java.util.stream.Stream;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.port.Connections;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A connection's item names what it watches, so that all of it can be removed; it and its entries in the index are written together. */
record DynamoConnections(Table table) implements Connections {
    static final String BATCHES = "batches";

    @Override
    public void open(Connection connection) {
        var items = Stream.concat(
                Stream.of(ConnectionItem.of(Key.connection(connection.id()), connection)),
                DynamoConnected.entries(connection).stream());
        table.client()
                .transactWriteItems(it -> it.transactItems(items.map(this::put).toList()));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table.name()).item(item))
                .build();
    }

    /** The connection first: from then on it can subscribe to nothing more. What is left by a crash in between goes by its TTL. */
    @Override
    public void close(ConnectionId connection) {
        var deleted = table.client().deleteItem(it -> it.tableName(table.name())
                .key(Key.connection(connection).attributes())
                .returnValues(ReturnValue.ALL_OLD));
        if (!deleted.attributes().isEmpty()) {
            var gone = new Item(deleted.attributes());
            DynamoConnected.keys(ConnectionItem.connection(gone)).forEach(table::delete);
            gone.set(BATCHES).forEach(it -> table.delete(Key.subscription(new BatchId(it), connection)));
        }
    }
}
