package mailroom.security.domain;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.security.port.ApiKeys;

/** Makes an API key and keeps it: {@code mailroom admin create-key} and the demo call it. */
public final class CreateApiKey {
    private final ApiKeys keys;
    private final MintApiKey mint;

    /** {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
    public CreateApiKey(ApiKeys keys, InstantSource clock, RandomGenerator random) {
        this.keys = keys;
        this.mint = new MintApiKey(clock, random);
    }

    /** Refuses an expiry that is not in the future by {@link IllegalArgumentException}. */
    public CreatedApiKey create(NewApiKey wanted) {
        CreatedApiKey created = mint.mint(wanted);
        keys.add(created.key());
        return created;
    }
}
