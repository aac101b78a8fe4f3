package mailroom.live.port;

import java.util.Optional;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Ticket;

/** Tickets that were given out and not used. */
public interface Tickets {
    void keep(Ticket ticket, Pass pass);

    /**
     * Uses the ticket up. Of any number of callers at most one gets the pass, and none after that; whether the pass is over is the caller's to
     * look at.
     */
    Optional<Pass> take(Ticket ticket);
}
