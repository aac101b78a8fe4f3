package mailroom.security.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Makes an API key and its secret, and keeps neither. */
public final class MintApiKey {
    private final InstantSource clock;
    private final RandomGenerator random;

    /** {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
    public MintApiKey(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Refuses an expiry that is not in the future by {@link IllegalArgumentException}. */
    public CreatedApiKey mint(NewApiKey wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Secret secret = Secret.next(random);
        KeyId id = KeyId.of(wanted.test(), Ulid.at(now, random));
        var key = new ApiKey(id, secret.hash(), wanted.owner(), wanted.scope(), now, wanted.expires(), ApiKey.NEVER);
        return new CreatedApiKey(key, secret);
    }
}
