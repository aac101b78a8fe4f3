package mailroom.live.adapter;

import java.util.Map;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.port.Connections;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** A connection's item names what it watches, so that all of it can be removed. */
record DynamoConnections(Table table) implements Connections {
    static final String BATCHES = "batches";

    @Override
    public void open(Connection connection) {
        var item = Item.of(
                Key.connection(connection.id()),
                Map.of(
                        "team", Item.s(connection.team().name()),
                        "since", Item.s(connection.since().toString()),
                        "ttl", Item.n(Table.ttl(connection.keptUntil()))));
        table.client().putItem(it -> it.tableName(table.name()).item(item));
    }

    /** The connection first: from then on it can subscribe to nothing more. What is left by a crash in between goes by its TTL. */
    @Override
    public void close(ConnectionId connection) {
        var deleted = table.client().deleteItem(it -> it.tableName(table.name())
                .key(Key.connection(connection).attributes())
                .returnValues(ReturnValue.ALL_OLD));
        if (!deleted.attributes().isEmpty()) {
            new Item(deleted.attributes())
                    .set(BATCHES)
                    .forEach(it -> table.delete(Key.subscription(new BatchId(it), connection)));
        }
    }
}
