package mailroom.live.adapter;

import java.time.Instant;
import java.util.Map;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Space;
import mailroom.live.domain.Team;
import mailroom.live.domain.Watcher;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A connection, under its own key and under those of the index. */
final class ConnectionItem {
    private ConnectionItem() {}

    static Map<String, AttributeValue> of(Key key, Connection connection) {
        Watcher watcher = connection.watcher();
        return Item.of(
                key,
                Map.of(
                        "connection", Item.s(connection.id().value()),
                        "team", Item.s(watcher.space().team().name()),
                        "mode", Item.s(watcher.space().mode().label()),
                        "subject", Item.s(watcher.subject()),
                        "key_id", Item.s(watcher.keyId()),
                        "scope", Item.s(watcher.scope()),
                        "since", Item.s(connection.since().toString()),
                        "ttl", Item.n(Table.ttl(connection.keptUntil()))));
    }

    static Connection connection(Item item) {
        return new Connection(
                new ConnectionId(item.text("connection")), watcher(item), Instant.parse(item.text("since")));
    }

    static Watcher watcher(Item item) {
        return new Watcher(space(item), item.text("subject"), item.text("key_id"), item.text("scope"));
    }

    static Space space(Item item) {
        return new Space(new Team(item.text("team")), Mode.of(item.text("mode")));
    }
}
