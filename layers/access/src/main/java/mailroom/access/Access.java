package mailroom.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.access.cedar.Cedar;
import mailroom.access.cedar.Question;
import mailroom.access.cedar.Thing;
import mailroom.access.cedar.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a caller may do something, by the copy of the ACL, and logs every decision with the policies that made it. */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    /** Begins the id of each key that the security service made; its person's event is on the way. */
    private static final String OWN_KEY = "mk_";

    private final Rights rights;
    private final InstantSource clock;
    private final Cedar cedar = new Cedar();

    public Access(Rights rights, InstantSource clock) {
        this.rights = rights;
        this.clock = clock;
    }

    public Decision decide(Caller caller, Target target) {
        Decision decision = rights.read(caller.subject(), caller.keyId())
                .map(it -> decide(caller, target, it))
                .orElseGet(() -> new Decision.Unknown("there is no copy of the ACL yet"));
        log(caller, target, decision);
        return decision;
    }

    private Decision decide(Caller caller, Target target, Snapshot known) {
        if (known.keyRevoked()) {
            return denied(Why.KEY_REVOKED);
        }
        if (known.person().isEmpty()) {
            return caller.keyId().startsWith(OWN_KEY)
                    ? new Decision.Unknown("the copy of the ACL does not know the person yet")
                    : denied(Why.PERSON_UNKNOWN);
        }
        Person person = known.person().get();
        if (person.disabled()) {
            return denied(Why.PERSON_DISABLED);
        }
        if (!caller.scope().isEmpty() && !caller.scope().contains(target.action())) {
            return denied(Why.OUT_OF_SCOPE);
        }
        Question question = new Question(
                new Thing("Person", caller.subject(), Map.of("subject", caller.subject(), "team", person.team())),
                enabled(person, known),
                target.action(),
                new Thing(target.type(), target.id(), target.attributes()),
                Map.of("hour", hour(), "test", caller.test()));
        return switch (cedar.decide(known.policies(), question)) {
            case Verdict.Permitted(var by) -> new Decision.Allowed(caller.inTeam(person.team()), by);
            case Verdict.Forbidden(var by) -> new Decision.Denied(Why.FORBIDDEN, by);
            case Verdict.NotPermitted() -> denied(Why.NO_POLICY);
            case Verdict.Undecided(var reason) -> new Decision.Unknown(reason);
        };
    }

    private static Set<String> enabled(Person person, Snapshot known) {
        return person.roles().stream()
                .filter(it -> !known.disabledRoles().contains(it))
                .collect(Collectors.toSet());
    }

    private long hour() {
        return clock.instant().atOffset(ZoneOffset.UTC).getHour();
    }

    private static Decision.Denied denied(Why why) {
        return new Decision.Denied(why, List.of());
    }

    private static void log(Caller caller, Target target, Decision decision) {
        String asked = "%s on %s %s by %s".formatted(target.action(), target.type(), target.id(), caller.keyId());
        switch (decision) {
            case Decision.Allowed(var _, var by) -> LOG.info("{}: allowed by {}", asked, by);
            case Decision.Denied(var why, var by) -> LOG.info("{}: denied, {} {}", asked, why, by);
            case Decision.Unknown(var reason) -> LOG.warn("{}: not decided, {}", asked, reason);
        }
    }
}
