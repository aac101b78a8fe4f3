package mailroom.live.domain;

import java.time.Duration;
import java.time.Instant;

/** A client that is connected; whom it may see was settled by its ticket. */
public record Connection(ConnectionId id, Watcher watcher, Instant since) {
    /** The gateway ends a connection after two hours; a row that nobody removed may go some minutes later. */
    public static final Duration KEPT = Duration.ofMinutes(130);

    /** How many batches one connection may watch. */
    public static final int MOST_SUBSCRIPTIONS = 20;

    public Instant keptUntil() {
        return since.plus(KEPT);
    }
}
