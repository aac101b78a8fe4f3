package mailroom.live.port;

import mailroom.live.domain.BatchId;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Space;

/** Who watches what. */
public interface Subscriptions {
    /** Watches the batch from {@code cursor} on; once more is from the new cursor on. */
    Subscribed subscribe(ConnectionId connection, BatchId batch, long cursor);

    void unsubscribe(ConnectionId connection, BatchId batch);

    /** What subscribing can find. */
    sealed interface Subscribed {
        /** Watched, for the space that the connection was opened for. */
        record Done(Space space) implements Subscribed {}

        /** The connection watches as many batches as it may. */
        record Full() implements Subscribed {}

        /** No such connection, or no longer. */
        record NotConnected() implements Subscribed {}
    }
}
