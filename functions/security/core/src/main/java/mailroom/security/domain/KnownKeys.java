package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import mailroom.security.port.PublishedKeys;

/**
 * The published keys as one execution environment knows them: read when made, again when the copy is old, and because of an unknown kid, yet at
 * most once a minute, so that made-up kids cost nothing. The reading at the start does not count: an environment may well be made before the first
 * key is published.
 */
public final class KnownKeys {
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    /** How long a key that was retired may be taken for good by an environment that no unknown kid comes to. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private final PublishedKeys published;
    private final InstantSource clock;
    private KeySet keys;
    private Instant lastRead;
    private Instant lastTry;
    private boolean lastTryFailed;

    public KnownKeys(PublishedKeys published, InstantSource clock) {
        this.published = published;
        this.clock = clock;
        this.lastRead = clock.instant();
        this.lastTry = lastRead.minus(BETWEEN_READS);
        this.keys = published.read();
    }

    /**
     * The key, if signatures of it count. A known one is found while the store is down; for another one this throws what reading throws, and within
     * a minute of a failed read {@link IllegalStateException}: nobody knows then whether the kid is good.
     */
    public synchronized Optional<VerificationKey> find(String kid) {
        Instant now = clock.instant();
        Optional<VerificationKey> known = keys.accepted(kid, now);
        if (known.isPresent() && now.isBefore(lastRead.plus(OLD))) {
            return known;
        }
        if (!now.isBefore(lastTry.plus(BETWEEN_READS))) {
            try {
                read(now);
            } catch (RuntimeException e) {
                return Optional.of(known.orElseThrow(() -> e));
            }
        } else if (lastTryFailed && known.isEmpty()) {
            throw new IllegalStateException("the key set could not be read at " + lastTry);
        }
        return keys.accepted(kid, now);
    }

    private void read(Instant now) {
        lastTry = now;
        lastTryFailed = true;
        keys = published.read();
        lastRead = now;
        lastTryFailed = false;
    }
}
