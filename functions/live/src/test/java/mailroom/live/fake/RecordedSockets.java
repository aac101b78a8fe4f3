package mailroom.live.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.domain.Progress;
import mailroom.live.port.Sockets;

/** Far ends that keep what they get, hang up, or cannot be reached for a while. */
public final class RecordedSockets implements Sockets {
    private final Map<ConnectionId, List<Frame>> got = new HashMap<>();
    private final Set<ConnectionId> gone = new HashSet<>();
    private final Set<ConnectionId> broken = new HashSet<>();

    @Override
    public synchronized Sent send(ConnectionId connection, Frame frame) {
        if (broken.contains(connection)) {
            throw new IllegalStateException("the gateway is out of order");
        }
        if (gone.contains(connection)) {
            return Sent.GONE;
        }
        got.computeIfAbsent(connection, _ -> new ArrayList<>()).add(frame);
        return Sent.DELIVERED;
    }

    @Override
    public synchronized void hangUp(ConnectionId connection) {
        if (broken.contains(connection)) {
            throw new IllegalStateException("the gateway is out of order");
        }
        gone.add(connection);
    }

    public synchronized boolean isGone(ConnectionId connection) {
        return gone.contains(connection);
    }

    public synchronized void breakDown(ConnectionId connection) {
        broken.add(connection);
    }

    public synchronized void repair() {
        broken.clear();
    }

    /** The states that this connection was sent, in order. */
    public synchronized List<Progress> statesOf(ConnectionId connection) {
        return got.getOrDefault(connection, List.of()).stream()
                .map(it -> ((Frame.State) it).progress())
                .toList();
    }
}
