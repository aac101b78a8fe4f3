package mailroom.access.copy;

import java.util.Optional;
import mailroom.access.Person;

/** One change of the ACL: what something is as of that version. A snapshot's entries have the same form. */
public sealed interface Change {
    long version();

    /** Kept for itself: nothing else is looked at together with it. */
    sealed interface Single extends Change {}

    /** Kept together with all of its kind, since every decision needs them all. */
    sealed interface Shared extends Change {}

    /** Empty: there is no such person, or no longer. */
    record OfPerson(long version, String subject, Optional<Person> now) implements Single {}

    record OfKey(long version, String id, boolean revoked) implements Single {}

    record OfRole(long version, String id, boolean disabled) implements Shared {}

    /** Empty: deleted. */
    record OfPolicy(long version, String id, Optional<String> text) implements Shared {}
}
