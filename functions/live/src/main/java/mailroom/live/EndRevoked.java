package mailroom.live;

import mailroom.access.Decision;
import mailroom.access.copy.Change;
import mailroom.access.copy.Listener;
import mailroom.live.domain.Sought;
import mailroom.live.domain.Watcher;
import mailroom.live.usecase.EndConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the connections of whom a change of the ACL shuts out. May be told of a change twice: the second time finds nobody. */
final class EndRevoked implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EndRevoked.class);

    private final EndConnections connections;
    private final MayWatch mayWatch;

    EndRevoked(EndConnections connections, MayWatch mayWatch) {
        this.connections = connections;
        this.mayWatch = mayWatch;
    }

    @Override
    public void heard(Change.Single change) {
        switch (change) {
            case Change.OfKey(var _, var id, boolean revoked) -> {
                if (revoked) {
                    log(connections.end(new Sought.OfKey(id), _ -> false));
                }
            }
            case Change.OfPerson(var _, var subject, var _) ->
                log(connections.end(new Sought.OfPerson(subject), this::mayStay));
        }
    }

    @Override
    public void rulesChanged() {
        log(connections.end(new Sought.All(), this::mayStay));
    }

    /** Not knowing is no reason to hang up: nobody gets in without a decision, and the next change asks again. */
    private boolean mayStay(Watcher watcher) {
        Decision decision = mayWatch.decide(watcher);
        return decision instanceof Decision.Unknown || MayWatch.isGranted(decision, watcher);
    }

    private static void log(int ended) {
        if (ended > 0) {
            LOG.info("{} connections ended", ended);
        }
    }
}
