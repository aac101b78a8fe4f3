package mailroom.security.api;

import java.util.Optional;
import mailroom.access.Person;
import mailroom.access.Rights;
import mailroom.access.Snapshot;
import mailroom.security.domain.Standing;
import mailroom.security.port.Standings;

/** The owner of the ACL keeps no copy of it: it decides by its own table, read anew each time. */
record StandingRights(Standings standings) implements Rights {
    @Override
    public Optional<Snapshot> read(String subject, String keyId) {
        Standing now = standings.read(subject, keyId);
        return Optional.of(new Snapshot(
                now.version(),
                now.policies(),
                now.disabledRoles(),
                now.person().map(it -> new Person(it.owner().team(), it.roles(), it.disabled())),
                now.keyRevoked()));
    }
}
