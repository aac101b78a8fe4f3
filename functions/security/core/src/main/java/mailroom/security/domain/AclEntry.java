package mailroom.security.domain;

import java.util.Map;

/**
 * A thing as other services keep it.
 *
 * @param version of its last change: the greater one wins
 * @param state as {@link Thing#state}; empty if it was deleted
 */
public record AclEntry(Kind kind, String id, long version, Map<String, Object> state) {}
