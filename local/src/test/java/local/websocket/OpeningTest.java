package local.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Between the decision to let a client in and the first frame: the client may be faster than this process. */
class OpeningTest {
    private final Connections connections = new Connections();
    private final Promise<Connection> opening = Promise.promise();

    @Test
    void who_asks_for_a_connection_that_opens_waits() {
        connections.expect("id", opening.future());

        Future<Optional<String>> asked = connections.with("id", it -> Future.succeededFuture("there"));

        assertThat(asked.isComplete()).isFalse();
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void one_that_breaks_off_was_never_there() {
        connections.expect("id", opening.future());
        Future<Optional<String>> asked = connections.with("id", it -> Future.succeededFuture("there"));

        opening.fail("broken");

        assertThat(asked.result()).isEmpty();
    }

    @Test
    void one_that_nobody_expects_is_not_there() {
        assertThat(connections.with("id", it -> Future.succeededFuture("there")).result())
                .isEmpty();
    }
}
