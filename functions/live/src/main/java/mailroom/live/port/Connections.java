package mailroom.live.port;

import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;

/** Who is connected. */
public interface Connections {
    void open(Connection connection);

    /** Forgets the connection and all that it watches; nothing happens where it is not known. */
    void close(ConnectionId connection);
}
