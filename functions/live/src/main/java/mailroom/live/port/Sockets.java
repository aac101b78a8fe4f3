package mailroom.live.port;

import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;

/** The far ends of connections. */
public interface Sockets {
    /** Sends the frame, or throws where that may work another time. */
    Sent send(ConnectionId connection, Frame frame);

    /** Ends the connection; one that is over already is no trouble. */
    void hangUp(ConnectionId connection);

    /** Where the frame went. */
    enum Sent {
        DELIVERED,
        /** Nobody is there any more. */
        GONE
    }
}
