package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mailroom.security.port.ActiveSlot;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.Signer;

/**
 * The signing keys that there are, of which one signs. What verifies tokens learns of a key before it signs ({@link Rotation}): nothing is signed
 * before the set that says so is published.
 */
public final class SigningKeys {
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    private final List<Signer> all;
    private final ActiveSlot active;
    private final PublishedKeys published;
    private final InstantSource clock;
    private Optional<Known> known = Optional.empty();

    public SigningKeys(List<Signer> all, ActiveSlot active, PublishedKeys published, InstantSource clock) {
        this.all = List.copyOf(all);
        this.active = active;
        this.published = published;
        this.clock = clock;
    }

    /** Whoever signs now. Throws what reading or publishing throws, unless the last copy is all that is needed. */
    public synchronized Signer signer() {
        VerificationKey signs = rotated().signs();
        return all.stream()
                .filter(it -> it.publicKey().equals(signs))
                .findFirst()
                .orElseThrow();
    }

    /** As the public sees it: our keys, and those that we had before as long as their tokens live. */
    public synchronized KeySet keySet() {
        return rotated().set();
    }

    private Rotation rotated() {
        Instant now = clock.instant();
        Known last =
                known.filter(it -> now.isBefore(it.tried().plus(BETWEEN_READS))).orElseGet(() -> readAgain(now));
        Rotation rotation = rotation(last, now);
        if (rotation.set().equals(last.set())) {
            return rotation;
        }
        Known fresh = last.read().equals(now) ? last : read(now);
        Rotation decided = rotation(fresh, now);
        if (!decided.set().equals(fresh.set())) {
            published.publish(decided.set());
            known = Optional.of(new Known(fresh.slot(), decided.set(), now, now));
        }
        return decided;
    }

    private Rotation rotation(Known it, Instant now) {
        List<VerificationKey> ours = all.stream().map(Signer::publicKey).toList();
        VerificationKey chosen = ours.stream()
                .filter(key -> key.slot().equals(it.slot()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no signing key " + it.slot()));
        return Rotation.at(now, it.set(), ours, chosen);
    }

    /** The last copy stays in use while the store does not answer. */
    private Known readAgain(Instant now) {
        try {
            return read(now);
        } catch (RuntimeException e) {
            Known stale = known.map(it -> it.triedAt(now)).orElseThrow(() -> e);
            known = Optional.of(stale);
            return stale;
        }
    }

    private Known read(Instant now) {
        var it = new Known(active.read(), published.read(), now, now);
        known = Optional.of(it);
        return it;
    }

    /** What was read, when, and when reading was last tried. */
    private record Known(String slot, KeySet set, Instant read, Instant tried) {
        Known triedAt(Instant now) {
            return new Known(slot, set, read, now);
        }
    }
}
