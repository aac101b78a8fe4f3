package mailroom.live.usecase;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.domain.Progress;
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.Space;
import mailroom.live.domain.Watcher;
import mailroom.live.domain.Way;
import mailroom.live.port.Connections;
import mailroom.live.port.Copies;
import mailroom.live.port.PushOrders;
import mailroom.live.port.Subscriptions;
import mailroom.live.port.Subscriptions.Subscribed;

/** Talks with one client: each message has one answer. */
public final class ServeClient {
    private final Connections connections;
    private final Subscriptions subscriptions;
    private final Copies copies;
    private final PushOrders orders;
    private final InstantSource clock;

    public ServeClient(
            Connections connections,
            Subscriptions subscriptions,
            Copies copies,
            PushOrders orders,
            InstantSource clock) {
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.copies = copies;
        this.orders = orders;
        this.clock = clock;
    }

    public void connected(ConnectionId connection, Watcher watcher) {
        connections.open(new Connection(connection, watcher, clock.instant()));
    }

    public void disconnected(ConnectionId connection) {
        connections.close(connection);
    }

    public Frame answer(ConnectionId connection, ClientMessage message, Way way) {
        return switch (message) {
            case ClientMessage.Ping() -> new Frame.Pong();
            case ClientMessage.Refused(var code, var detail) -> new Frame.Refusal(code, detail);
            case ClientMessage.Unsubscribe(var batch) -> {
                subscriptions.unsubscribe(connection, batch);
                yield new Frame.Unsubscribed(batch);
            }
            case ClientMessage.Subscribe(var batch, long cursor) -> subscribe(connection, batch, cursor, way);
        };
    }

    private Frame subscribe(ConnectionId connection, BatchId batch, long cursor, Way way) {
        return switch (subscriptions.subscribe(connection, batch, cursor)) {
            case Subscribed.Full() ->
                new Frame.Refusal(
                        "too_many_subscriptions",
                        "A connection watches at most %d batches: unsubscribe from one, or open another connection."
                                .formatted(Connection.MOST_SUBSCRIPTIONS));
            case Subscribed.NotConnected() ->
                new Frame.Refusal("not_connected", "This connection is over: open another one with a new ticket.");
            case Subscribed.Done(var space) -> new Frame.Subscribed(batch, replay(batch, space, cursor, way));
        };
    }

    /**
     * Orders a push where the client has not seen what is known, and says what that is. Read after the subscription was written: a state that is
     * not seen here is written later, and whoever writes it finds the subscription.
     */
    private long replay(BatchId batch, Space space, long cursor, Way way) {
        Optional<Progress> known = copies.read(batch).filter(it -> it.space().equals(space));
        if (known.isEmpty()) {
            return 0;
        }
        long version = known.get().version();
        if (version > cursor) {
            var order = new PushOrder(batch, Bucket.after(clock.instant()), PushOrder.Urgency.CHANGE, way);
            if (!orders.enqueue(List.of(order)).isEmpty()) {
                throw new IllegalStateException("the push queue took no order for " + batch);
            }
        }
        return version;
    }
}
