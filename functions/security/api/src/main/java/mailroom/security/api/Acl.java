package mailroom.security.api;

import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import mailroom.access.Access;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.MintApiKey;
import mailroom.security.port.AuditTrail;
import mailroom.security.port.Changes;
import mailroom.security.port.Standings;
import mailroom.security.port.Things;

/** What the endpoints behind the guard are made of. */
record Acl(Things things, Changes changes, Standings standings, AuditTrail trail) {
    /** Every endpoint by its path. */
    Map<String, Endpoint> endpoints(InstantSource clock, RandomGenerator random) {
        var access = new Access(new StandingRights(standings), clock);
        var guard = new Guard(access, clock);
        var acl = new ChangeAcl(things, changes, clock);
        return Map.of(
                People.PATH, new People(guard, things, acl),
                Roles.PATH, new Roles(guard, things, acl),
                Policies.PATH, new Policies(guard, things, acl),
                Keys.PATH, new Keys(guard, things, acl, new MintApiKey(clock, random), clock),
                Audit.PATH, new Audit(guard, trail),
                AccessChecks.PATH, new AccessChecks(guard, access, things));
    }
}
