package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who signs now, and what the published set must say before it does. The operator names the active key; this decides when it begins.
 *
 * <p>A key that becomes active is announced first and signs {@link #ANNOUNCED} later, so that whoever caches the set knows it by then. Until then
 * the one before signs on; from the first signature of the new one it is accepted just long enough for its last token to expire. It stays in the
 * set, unaccepted, and is announced again before it ever signs again. A key that is no longer one of ours (KMS key replaced) goes the same way and
 * leaves the set in the end. Only where nothing that was announced can sign, as before the very first token, the active key signs at once.
 */
record Rotation(KeySet set, VerificationKey signs) {
    static final Duration ANNOUNCED = Duration.ofMinutes(10);

    /** Beyond a token's lifetime, for a signer that learns of the rotation late: each looks once a minute. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** {@code active} is one of {@code ours}. */
    static Rotation at(Instant now, KeySet before, List<VerificationKey> ours, VerificationKey active) {
        PublishedKey next =
                ours(before, active).filter(PublishedKey::inForce).orElseGet(() -> PublishedKey.announced(active, now));
        Optional<PublishedKey> present = before.keys().stream()
                .filter(it -> it.inForce() && !it.key().equals(active) && ours.contains(it.key()))
                .filter(it -> it.announced().isBefore(next.announced()))
                .findFirst()
                .filter(_ -> now.isBefore(next.announced().plus(ANNOUNCED)));
        VerificationKey signs = present.map(PublishedKey::key).orElse(active);

        var keys = new ArrayList<PublishedKey>();
        for (VerificationKey key : ours) {
            PublishedKey known = ours(before, key).orElseGet(() -> PublishedKey.listed(key, now));
            keys.add(key.equals(active) ? next : key.equals(signs) ? known : ended(known, now));
        }
        before.keys().stream()
                .filter(it -> !ours.contains(it.key()))
                .map(it -> ended(it, now))
                .filter(it -> it.isAccepted(now))
                .forEach(keys::add);
        return new Rotation(new KeySet(keys), signs);
    }

    private static Optional<PublishedKey> ours(KeySet set, VerificationKey key) {
        return set.keys().stream().filter(it -> it.key().equals(key)).findFirst();
    }

    private static PublishedKey ended(PublishedKey key, Instant now) {
        return key.inForce() ? key.until(now.plus(TokenRules.LIFETIME).plus(MARGIN)) : key;
    }
}
