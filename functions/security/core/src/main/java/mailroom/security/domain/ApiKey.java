package mailroom.security.domain;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An API key as it is kept: without its secret.
 *
 * @param secretHash {@link Secret#hash()}
 * @param scope the actions that it may be used for; empty for all that its person may do
 * @param expires from then on it is refused; {@link #NEVER} where it does not end
 * @param revoked from then on it is refused; {@link #NEVER} where nobody took it back
 * @param lastUsed to the minute; {@link #NOT_YET} before the first use
 */
public record ApiKey(
        KeyId id,
        String secretHash,
        Owner owner,
        Set<String> scope,
        Instant created,
        Instant expires,
        Instant revoked,
        Instant lastUsed) {
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    public static final Instant NOT_YET = Instant.EPOCH;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        if (!HASH.matcher(secretHash).matches()) {
            throw new IllegalArgumentException("secret hash of key %s is no SHA-256 in hex".formatted(id));
        }
        if (!expires.isAfter(created)) {
            throw new IllegalArgumentException("key %s would expire before it begins".formatted(id));
        }
        scope = Names.actions(scope);
    }

    /** A key that nobody used yet. */
    public ApiKey(
            KeyId id,
            String secretHash,
            Owner owner,
            Set<String> scope,
            Instant created,
            Instant expires,
            Instant revoked) {
        this(id, secretHash, owner, scope, created, expires, revoked, NOT_YET);
    }

    public ApiKey revokedAt(Instant at) {
        return new ApiKey(id, secretHash, owner, scope, created, expires, at, lastUsed);
    }

    public ApiKey usedAt(Instant at) {
        return new ApiKey(id, secretHash, owner, scope, created, expires, revoked, at);
    }
}
