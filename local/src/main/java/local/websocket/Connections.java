package local.websocket;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The open connections of a stack, by id. Thread-safe. */
final class Connections {
    private final Map<String, Future<Connection>> open = new ConcurrentHashMap<>();

    /**
     * A connection that is let in and about to open: who asks for it waits. The client may know before this process does that it is connected, and
     * be sent something at once.
     */
    void expect(String id, Future<Connection> connection) {
        open.put(id, connection);
    }

    void remove(String id) {
        open.remove(id);
    }

    List<Connection> all() {
        return open.values().stream()
                .filter(Future::succeeded)
                .map(Future::result)
                .toList();
    }

    /** Does something with a connection on its event loop, in the order of the calls; empty where there is none that is open. */
    <T> Future<Optional<T>> with(String id, Function<Connection, Future<T>> action) {
        Future<Connection> expected = open.get(id);
        if (expected == null) {
            return Future.succeededFuture(Optional.empty());
        }
        Promise<Optional<T>> done = Promise.promise();
        expected.onComplete(
                connection -> connection.context().runOnContext(it -> {
                    if (connection.open()) {
                        action.apply(connection).map(Optional::of).onComplete(done);
                    } else {
                        done.complete(Optional.empty());
                    }
                }),
                broken -> done.complete(Optional.empty()));
        return done.future();
    }
}
