package mailroom.security.domain;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import mailroom.security.port.Changes;
import mailroom.security.port.Things;

/** What an operator's first key needs to be of use: the built-in roles and policies, and the person. Again and again the same. */
public final class Seed {
    private final Things things;
    private final Changes changes;
    private final ChangeAcl acl;

    public Seed(Things things, Changes changes, ChangeAcl acl) {
        this.things = things;
        this.changes = changes;
        this.acl = acl;
    }

    /**
     * The built-in roles and policies, unless the ACL has them. A built-in that was changed, disabled or deleted stays as it was left: the version
     * says that the ACL was seeded before.
     */
    public void builtIns(Cause cause) {
        if (changes.head().version()
                >= BuiltIn.roles().size() + BuiltIn.policies().size()) {
            return;
        }
        for (Role role : BuiltIn.roles()) {
            present(acl.create(role, cause));
        }
        for (Policy policy : BuiltIn.policies()) {
            present(acl.create(policy, cause));
        }
    }

    /**
     * The person with that role beside those that there are already; without one, the first is an admin and the others are senders. The team of a
     * known person stays.
     */
    public Person person(Owner owner, Optional<String> role, Cause cause) {
        Optional<Stored<Person>> known = things.find(Person.class, owner.subject());
        if (known.isPresent() && role.isEmpty()) {
            return known.get().thing();
        }
        String wanted = role.orElseGet(() ->
                things.page(Person.class, Optional.empty(), 1).items().isEmpty() ? BuiltIn.ADMIN : BuiltIn.SENDER);
        if (things.find(Role.class, wanted).isEmpty()) {
            throw new IllegalArgumentException("there is no role " + wanted);
        }
        if (acl.create(new Person(owner, Set.of(wanted), false), cause) instanceof Changed.Done<Person>(var made)) {
            return made.thing();
        }
        return done(acl.change(Person.class, owner.subject(), OptionalLong.empty(), it -> withRole(it, wanted), cause));
    }

    private static Person withRole(Person person, String role) {
        var roles = new TreeSet<>(person.roles());
        roles.add(role);
        return new Person(person.owner(), roles, person.disabled());
    }

    /** An earlier call that broke off, or one at the same time, may have made it. */
    private static <T extends Thing> void present(Changed<T> made) {
        if (!(made instanceof Changed.Exists<T>)) {
            done(made);
        }
    }

    private static <T extends Thing> T done(Changed<T> changed) {
        return switch (changed) {
            case Changed.Done<T>(var now) -> now.thing();
            default -> throw new IllegalStateException("the ACL could not be changed: " + changed);
        };
    }
}
