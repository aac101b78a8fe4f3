package mailroom.security.domain;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of the audit, and what the other services are told.
 *
 * @param version of the ACL with this change
 * @param what created, changed or deleted
 * @param before as {@link Thing#shown}; empty if there was nothing
 * @param after likewise; empty if it was deleted
 * @param state as {@link Thing#state}; empty if it was deleted
 */
public record Change(
        long version,
        Instant at,
        Cause cause,
        String what,
        Kind kind,
        String id,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Object> state) {

    static Change of(Edit edit, Head head, Cause cause, Instant at) {
        return new Change(
                head.version() + 1,
                at,
                cause,
                edit.label(),
                edit.thing().kind(),
                edit.thing().id(),
                edit.shownBefore(),
                edit.shownAfter(),
                edit.stateAfter());
    }
}
