package mailroom.security.domain;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import mailroom.security.port.Changes;
import mailroom.security.port.Things;

/** What an operator does who needs no API key, since he or she has credentials for the table: the first key comes from here. */
public final class Operator {
    private final Things things;
    private final ChangeAcl acl;
    private final Seed seed;
    private final MintApiKey mint;
    private final Cause cause;

    /** {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
    public Operator(Things things, Changes changes, InstantSource clock, RandomGenerator random, Cause cause) {
        this.things = things;
        this.acl = new ChangeAcl(things, changes, clock);
        this.seed = new Seed(things, changes, acl);
        this.mint = new MintApiKey(clock, random);
        this.cause = cause;
    }

    /**
     * The key, after the built-in roles and policies and its person were made where they were missing.
     *
     * @param role given to the person beside those that he or she has; without one the first person is an admin and others are senders
     * @throws IllegalArgumentException for an unknown role, another team than the person's, and an expiry that is not in the future
     */
    public CreatedApiKey createKey(NewApiKey wanted, Optional<String> role) {
        seed.builtIns(cause);
        Person person = seed.person(wanted.owner(), role, cause);
        if (!person.owner().equals(wanted.owner())) {
            throw new IllegalArgumentException("%s is of team %s, not %s"
                    .formatted(
                            person.id(), person.owner().team(), wanted.owner().team()));
        }
        CreatedApiKey made = mint.mint(wanted);
        if (acl.create(new IssuedKey(made.key()), cause) instanceof Changed.Done<IssuedKey>) {
            return made;
        }
        throw new IllegalStateException("others change the ACL all the time: try again");
    }

    public Page<Stored<IssuedKey>> keys(Optional<String> after) {
        return things.page(IssuedKey.class, after, 100);
    }

    public Changed<IssuedKey> revoke(KeyId key) {
        return acl.revoke(key, cause);
    }

    /** Refused everywhere from now on, with whatever key or token. */
    public Changed<Person> disablePerson(String subject) {
        return acl.change(
                Person.class, subject, OptionalLong.empty(), it -> new Person(it.owner(), it.roles(), true), cause);
    }

    /** It gives nobody anything from now on. */
    public Changed<Role> disableRole(String name) {
        return acl.change(
                Role.class, name, OptionalLong.empty(), it -> new Role(it.name(), it.description(), true), cause);
    }
}
