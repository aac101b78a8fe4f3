package mailroom.security.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What a token says.
 *
 * @param roles the person's when the token was made; they inform outsiders, inside the ACL decides
 * @param keyId the API key that it was exchanged for: {@code client_id} in the token
 * @param scope that of the key; empty for no restriction
 * @param issuedAt whole seconds, as is {@code expires}
 */
public record Claims(
        String issuer,
        String audience,
        Owner owner,
        Set<String> roles,
        KeyId keyId,
        Set<String> scope,
        String jti,
        Instant issuedAt,
        Instant expires) {
    public Claims {
        if (issuer.isBlank() || audience.isBlank() || jti.isBlank()) {
            throw new IllegalArgumentException("issuer, audience and jti must not be blank");
        }
        if (!wholeSecond(issuedAt) || !wholeSecond(expires)) {
            throw new IllegalArgumentException("a token's times are whole seconds");
        }
        roles = Names.roles(roles);
        scope = Names.actions(scope);
    }

    private static boolean wholeSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
    }
}
