package mailroom.security.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import mailroom.security.port.ApiKeys;

/** Makes an API key: {@code mailroom admin create-key} and the demo call it. */
public final class CreateApiKey {
    private final ApiKeys keys;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
    public CreateApiKey(ApiKeys keys, InstantSource clock, RandomGenerator random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** Refuses an expiry that is not in the future by {@link IllegalArgumentException}. */
    public CreatedApiKey create(NewApiKey wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Secret secret = Secret.next(random);
        var id = new KeyId(KeyId.PREFIX + Ulid.at(now, random));
        var key = new ApiKey(id, secret.hash(), wanted.owner(), now, wanted.expires(), ApiKey.NEVER);
        keys.add(key);
        return new CreatedApiKey(key, secret);
    }
}
