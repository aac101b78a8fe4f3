package mailroom.security.domain;

/**
 * A thing as it is kept.
 *
 * @param version that of the ACL after the thing's last change: grows with each, and is its ETag
 */
public record Stored<T extends Thing>(T thing, long version) {}
