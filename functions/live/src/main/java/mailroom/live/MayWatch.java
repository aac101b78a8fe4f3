package mailroom.live;

import java.time.Instant;
import java.util.Set;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Target;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Watcher;

/** Whether somebody may watch how the batches of the team go on, by the live table's copy of the ACL. */
final class MayWatch {
    private static final Target WATCH = Target.service("WatchBatches", "batches");

    private final Access access;

    MayWatch(Access access) {
        this.access = access;
    }

    Decision decide(Watcher watcher) {
        var caller = new Caller(
                watcher.subject(),
                watcher.space().team().name(),
                watcher.keyId(),
                watcher.space().mode() == Mode.TEST,
                watcher.scope().isBlank()
                        ? Set.of()
                        : Set.of(watcher.scope().strip().split(" +", -1)),
                Instant.MAX); // a connection outlives the token that opened it: what is revoked ends it
        return access.decide(caller, WATCH);
    }

    /** Whether the decision lets the watcher see the batches of the space that the connection is for. */
    static boolean isGranted(Decision decision, Watcher watcher) {
        return decision instanceof Decision.Allowed(var caller, var _)
                && caller.team().equals(watcher.space().team().name());
    }
}
