package mailroom.live.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import mailroom.live.domain.Connection;
import mailroom.live.domain.Sought;
import mailroom.live.domain.Watcher;
import mailroom.live.port.Connected;
import mailroom.live.port.Connections;
import mailroom.live.port.Sockets;

/** Hangs up on those who may watch no longer. A ticket was checked when it was given out; what is revoked later must end what it opened. */
public final class EndConnections {
    private final Connected connected;
    private final Connections connections;
    private final Sockets sockets;

    public EndConnections(Connected connected, Connections connections, Sockets sockets) {
        this.connected = connected;
        this.connections = connections;
        this.sockets = sockets;
    }

    /**
     * Ends those of the connections that {@code mayStay} does not hold of. One that cannot be reached does not keep the others; then it throws, and
     * must be called again.
     *
     * @return how many were ended
     */
    public int end(Sought sought, Predicate<Watcher> mayStay) {
        List<Connection> over = connected.find(sought).stream()
                .filter(it -> !mayStay.test(it.watcher()))
                .toList();
        var missed = new ArrayList<RuntimeException>();
        over.forEach(it -> {
            try {
                sockets.hangUp(it.id());
                connections.close(it.id());
            } catch (RuntimeException e) { // the gateway's trouble with one connection
                missed.add(e);
            }
        });
        if (!missed.isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d connections not ended".formatted(missed.size(), over.size()), missed.getFirst());
        }
        return over.size();
    }
}
