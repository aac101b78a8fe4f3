package mailroom.live.port;

import java.util.Optional;
import mailroom.live.domain.Audience;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ConnectionId;

/** Batches together with those who watch them. */
public interface Audiences {
    /** Whether anybody watches the batch. */
    boolean isWatched(BatchId batch);

    /** State and watchers; empty where no state is known. */
    Optional<Audience> read(BatchId batch);

    /** Notes that the connection has this version; an older note changes nothing, and a subscription that is gone stays gone. */
    void sent(ConnectionId connection, BatchId batch, long version);
}
