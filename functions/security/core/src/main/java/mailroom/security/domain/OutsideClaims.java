package mailroom.security.domain;

import java.time.Instant;

/**
 * What a trusted issuer's token says, in our words.
 *
 * @param notBefore {@code nbf}, or {@code issuedAt} where there is none
 */
public record OutsideClaims(Identity who, Instant issuedAt, Instant notBefore, Instant expires) {}
