package mailroom.security.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a token says.
 *
 * @param keyId the API key that it was exchanged for: {@code client_id} in the token
 * @param issuedAt whole seconds, as is {@code expires}
 */
public record Claims(
        String issuer, String audience, Owner owner, KeyId keyId, String jti, Instant issuedAt, Instant expires) {
    public Claims {
        if (issuer.isBlank() || audience.isBlank() || jti.isBlank()) {
            throw new IllegalArgumentException("issuer, audience and jti must not be blank");
        }
        if (!wholeSecond(issuedAt) || !wholeSecond(expires)) {
            throw new IllegalArgumentException("a token's times are whole seconds");
        }
    }

    private static boolean wholeSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
    }
}
