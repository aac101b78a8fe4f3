package mailroom.security.domain;

import java.time.Instant;

/**
 * A public key as it stands in the published set.
 *
 * @param announced since when everybody who reads the set can know that its signatures will count
 * @param acceptedUntil from then on its signatures don't count; {@link ApiKey#NEVER} while it signs or is about to
 */
public record PublishedKey(VerificationKey key, Instant announced, Instant acceptedUntil) {

    /** One that is shown, and counts for nothing before it is announced. */
    static PublishedKey listed(VerificationKey key, Instant now) {
        return new PublishedKey(key, now, now);
    }

    static PublishedKey announced(VerificationKey key, Instant now) {
        return new PublishedKey(key, now, ApiKey.NEVER);
    }

    PublishedKey until(Instant end) {
        return new PublishedKey(key, announced, end);
    }

    boolean inForce() {
        return acceptedUntil.equals(ApiKey.NEVER);
    }

    boolean isAccepted(Instant now) {
        return now.isBefore(acceptedUntil);
    }
}
