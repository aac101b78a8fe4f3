package mailroom.access.fake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Person;
import mailroom.access.Rights;
import mailroom.access.Snapshot;

/** Rights that a test hands out, by real policies. It begins as a copy without people and policies. */
public final class FakeRights implements Rights {
    private final Map<String, String> policies = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Set<String> disabledRoles = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();
    private boolean there = true;
    private int reads;

    public FakeRights policy(String id, String text) {
        policies.put(id, text);
        return this;
    }

    public FakeRights person(String subject, String team, String... roles) {
        people.put(subject, new Person(team, Set.of(roles), false));
        return this;
    }

    public FakeRights disabled(String subject) {
        Person before = people.getOrDefault(subject, new Person("none", Set.of(), true));
        people.put(subject, new Person(before.team(), before.roles(), true));
        return this;
    }

    public FakeRights disabledRole(String role) {
        disabledRoles.add(role);
        return this;
    }

    public FakeRights revoked(String keyId) {
        revoked.add(keyId);
        return this;
    }

    /** As before the first snapshot. */
    public FakeRights gone() {
        there = false;
        return this;
    }

    public int reads() {
        return reads;
    }

    @Override
    public Optional<Snapshot> read(String subject, String keyId) {
        reads++;
        return there
                ? Optional.of(new Snapshot(
                        1, policies, disabledRoles, Optional.ofNullable(people.get(subject)), revoked.contains(keyId)))
                : Optional.empty();
    }
}
