package mailroom.security.domain;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An API key as it is kept: without its secret.
 *
 * @param secretHash {@link Secret#hash()}
 * @param expires from then on it is refused; {@link #NEVER} where it does not end
 * @param revoked from then on it is refused; {@link #NEVER} where nobody took it back
 */
public record ApiKey(KeyId id, String secretHash, Owner owner, Instant created, Instant expires, Instant revoked) {
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        if (!HASH.matcher(secretHash).matches()) {
            throw new IllegalArgumentException("secret hash of key %s is no SHA-256 in hex".formatted(id));
        }
        if (!expires.isAfter(created)) {
            throw new IllegalArgumentException("key %s would expire before it begins".formatted(id));
        }
    }

    public ApiKey revokedAt(Instant at) {
        return new ApiKey(id, secretHash, owner, created, expires, at);
    }
}
