package mailroom.security.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mailroom.security.port.ApiKeys;

/** Checks a presented API key against the kept one, and notes that a good one was used. */
public final class CheckApiKey {
    /** Compared with when there is no such key, so that an unknown id takes as long as a wrong secret. */
    private static final String NOBODYS_HASH = "0".repeat(64);

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final InstantSource clock;

    public CheckApiKey(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public KeyCheck check(PresentedKey presented) {
        Optional<ApiKey> kept = keys.find(presented.id());
        boolean proven = presented.secret().hasHash(kept.map(ApiKey::secretHash).orElse(NOBODYS_HASH));
        if (kept.isEmpty()) {
            return new KeyCheck.Refused(Refusal.UNKNOWN_KEY);
        }
        return proven ? inTime(kept.get()) : new KeyCheck.Refused(Refusal.WRONG_SECRET);
    }

    private KeyCheck inTime(ApiKey key) {
        Instant now = clock.instant();
        if (!now.isBefore(key.revoked())) {
            return new KeyCheck.Refused(Refusal.KEY_REVOKED);
        }
        if (!now.isBefore(key.expires())) {
            return new KeyCheck.Refused(Refusal.KEY_EXPIRED);
        }
        if (!now.isBefore(key.lastUsed().plus(BETWEEN_NOTES))) {
            keys.used(key.id(), now.truncatedTo(ChronoUnit.SECONDS));
        }
        return new KeyCheck.Good(key);
    }
}
