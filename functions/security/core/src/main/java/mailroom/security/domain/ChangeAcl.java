package mailroom.security.domain;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import mailroom.security.port.Changes;
import mailroom.security.port.Changes.Write;
import mailroom.security.port.Things;

/**
 * The only way in which the ACL changes: the thing, the growing version and the audit's entry in one transaction. Changes are rare and all meet at
 * the version, so whoever loses reads again and tries once more.
 */
public final class ChangeAcl {
    /** More than enough for a handful of writers at a time; each try is one read or two and one write. */
    private static final int MOST_TRIES = 25;

    private final Things things;
    private final Changes changes;
    private final InstantSource clock;

    public ChangeAcl(Things things, Changes changes, InstantSource clock) {
        this.things = things;
        this.changes = changes;
        this.clock = clock;
    }

    public <T extends Thing> Changed<T> create(T thing, Cause cause) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Head head = changes.head();
            if (head.room(thing.kind()) <= 0) {
                return new Changed.Full<>(thing.kind() == Kind.ROLE ? Head.MOST_ROLES : Head.MOST_POLICIES);
            }
            switch (write(head, new Edit.Create(thing), cause)) {
                case Write.Done _ -> {
                    return new Changed.Done<>(new Stored<>(thing, head.version() + 1));
                }
                case Write.Stale _ -> {
                    return new Changed.Exists<>();
                }
                case Write.HeadMoved _ -> {}
            }
        }
        return new Changed.Busy<>();
    }

    /** {@code expected} is the version that the caller has seen; empty for whatever is there. */
    public <T extends Thing> Changed<T> change(
            Class<T> type, String id, OptionalLong expected, UnaryOperator<T> edit, Cause cause) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Head head = changes.head();
            Optional<Stored<T>> found = things.find(type, id);
            if (found.isEmpty()) {
                return new Changed.Missing<>();
            }
            Stored<T> before = found.get();
            if (expected.isPresent() && expected.getAsLong() != before.version()) {
                return new Changed.Stale<>(before.version());
            }
            T after = edit.apply(before.thing());
            if (after.equals(before.thing())) {
                return new Changed.Done<>(before);
            }
            if (write(head, new Edit.Replace(before, after), cause) instanceof Write.Done) {
                return new Changed.Done<>(new Stored<>(after, head.version() + 1));
            }
        }
        return new Changed.Busy<>();
    }

    /** Done with the policy as it was. */
    public Changed<Policy> delete(String policy, OptionalLong expected, Cause cause) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Head head = changes.head();
            Optional<Stored<Policy>> found = things.find(Policy.class, policy);
            if (found.isEmpty()) {
                return new Changed.Missing<>();
            }
            Stored<Policy> before = found.get();
            if (expected.isPresent() && expected.getAsLong() != before.version()) {
                return new Changed.Stale<>(before.version());
            }
            if (write(head, new Edit.Delete(before), cause) instanceof Write.Done) {
                return new Changed.Done<>(new Stored<>(before.thing(), head.version() + 1));
            }
        }
        return new Changed.Busy<>();
    }

    public Changed<IssuedKey> revoke(KeyId key, Cause cause) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return change(IssuedKey.class, key.value(), OptionalLong.empty(), it -> it.revokedAt(at), cause);
    }

    private Write write(Head head, Edit edit, Cause cause) {
        return changes.write(
                head, edit, Change.of(edit, head, cause, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
