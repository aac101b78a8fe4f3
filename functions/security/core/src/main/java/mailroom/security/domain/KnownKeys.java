package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import mailroom.security.port.PublishedKeys;

/**
 * The published keys as one execution environment knows them: read when made, and again because of an unknown kid, yet at most once a minute, so
 * that made-up kids cost nothing. The reading at the start does not count: an environment may well be made before the first key is published.
 */
public final class KnownKeys {
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    private final PublishedKeys published;
    private final InstantSource clock;
    private KeySet keys;
    private Instant lastTry;
    private boolean lastTryFailed;

    public KnownKeys(PublishedKeys published, InstantSource clock) {
        this.published = published;
        this.clock = clock;
        this.lastTry = clock.instant().minus(BETWEEN_READS);
        this.keys = published.read();
    }

    /** Throws what reading throws, and within a minute of a failed read {@link IllegalStateException}: nobody knows then whether the kid is good. */
    public synchronized Optional<VerificationKey> find(String kid) {
        Optional<VerificationKey> known = keys.find(kid);
        if (known.isPresent()) {
            return known;
        }
        Instant now = clock.instant();
        if (!now.isBefore(lastTry.plus(BETWEEN_READS))) {
            lastTry = now;
            lastTryFailed = true;
            keys = published.read();
            lastTryFailed = false;
        }
        if (lastTryFailed) {
            throw new IllegalStateException("the key set could not be read at " + lastTry);
        }
        return keys.find(kid);
    }
}
