package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who issues tokens, for whom, for how long; and what of that is asked of a token whose signature is good. */
public record TokenRules(String issuer, String audience) {
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The most that an outside issuer's token may live. */
    private static final Duration OUTSIDE_LIFETIME = Duration.ofHours(24);

    /**
     * How far the issuer's clock may be ahead. Not granted to {@code exp}: the handlers behind compare it once more, without any grace.
     */
    private static final Duration SKEW = Duration.ofSeconds(60);

    public Optional<Refusal> refusal(Claims claims, Instant now) {
        if (!claims.issuer().equals(issuer)) {
            return Optional.of(Refusal.WRONG_ISSUER);
        }
        if (!claims.audience().equals(audience)) {
            return Optional.of(Refusal.WRONG_AUDIENCE);
        }
        if (!now.isBefore(claims.expires())) {
            return Optional.of(Refusal.EXPIRED);
        }
        if (claims.issuedAt().isAfter(now.plus(SKEW))) {
            return Optional.of(Refusal.ISSUED_IN_FUTURE);
        }
        return Duration.between(claims.issuedAt(), claims.expires()).compareTo(LIFETIME) > 0
                ? Optional.of(Refusal.LIVES_TOO_LONG)
                : Optional.empty();
    }

    /** What is asked of an outside issuer's token, whose issuer and audience are its own: times only. */
    static Optional<Refusal> refusal(OutsideClaims claims, Instant now) {
        if (!now.isBefore(claims.expires())) {
            return Optional.of(Refusal.EXPIRED);
        }
        if (claims.issuedAt().isAfter(now.plus(SKEW)) || claims.notBefore().isAfter(now.plus(SKEW))) {
            return Optional.of(Refusal.ISSUED_IN_FUTURE);
        }
        return Duration.between(claims.issuedAt(), claims.expires()).compareTo(OUTSIDE_LIFETIME) > 0
                ? Optional.of(Refusal.LIVES_TOO_LONG)
                : Optional.empty();
    }
}
