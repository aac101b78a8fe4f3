package mailroom.live.port;

import java.util.List;
import mailroom.live.domain.Connection;
import mailroom.live.domain.Sought;

/** Who is connected right now: an index of the open connections. */
public interface Connected {
    List<Connection> find(Sought sought);
}
