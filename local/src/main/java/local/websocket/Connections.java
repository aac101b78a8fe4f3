package local.websocket;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The open connections of a stack, by id. Thread-safe. */
final class Connections {
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    void add(Connection connection) {
        open.put(connection.client().id(), connection);
    }

    void remove(Connection connection) {
        open.remove(connection.client().id());
    }

    Iterable<Connection> all() {
        return open.values();
    }

    /** Does something with a connection on its event loop, in the order of the calls; empty where there is none that is open. */
    <T> Future<Optional<T>> with(String id, Function<Connection, Future<T>> action) {
        Connection connection = open.get(id);
        if (connection == null) {
            return Future.succeededFuture(Optional.empty());
        }
        Promise<Optional<T>> done = Promise.promise();
        connection.context().runOnContext(it -> {
            if (connection.open()) {
                action.apply(connection).map(Optional::of).onComplete(done);
            } else {
                done.complete(Optional.empty());
            }
        });
        return done.future();
    }
}
