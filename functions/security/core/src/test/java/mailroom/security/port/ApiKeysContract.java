package mailroom.security.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Owner;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} does; run over the fake here and over the table where there is one. */
public abstract class ApiKeysContract {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static int made;

    private final KeyId id = new KeyId("mk_live_01JD3Q8Z6N4W5X7Y9A%08d".formatted(++made));
    private final ApiKey key = new ApiKey(
            id,
            "ab".repeat(32),
            new Owner("ann@example.com", "post"),
            Set.of("CreateBatch", "ReadBatch"),
            NOW,
            NOW.plusSeconds(60),
            ApiKey.NEVER);

    /** The store under test; it may hold other keys. */
    protected abstract ApiKeys keys();

    @Test
    public void a_key_that_was_added_is_found_as_it_was() {
        keys().add(key);

        assertThat(keys().find(id)).contains(key);
    }

    @Test
    public void a_key_that_never_ends_is_found_as_it_was() {
        var endless = new ApiKey(id, key.secretHash(), key.owner(), Set.of(), NOW, ApiKey.NEVER, ApiKey.NEVER);
        keys().add(endless);

        assertThat(keys().find(id)).contains(endless);
    }

    @Test
    public void an_unknown_key_is_not_found() {
        assertThat(keys().find(id)).isEmpty();
    }

    @Test
    public void a_second_key_of_the_same_id_is_refused_and_changes_nothing() {
        keys().add(key);
        var other = new ApiKey(id, "cd".repeat(32), key.owner(), Set.of(), NOW, ApiKey.NEVER, ApiKey.NEVER);

        assertThatThrownBy(() -> keys().add(other))
                .isInstanceOf(ApiKeys.KeyExists.class)
                .hasMessageContaining(id.value());
        assertThat(keys().find(id)).contains(key);
    }

    @Test
    public void a_revoked_key_says_since_when_and_keeps_everything_else() {
        keys().add(key);

        assertThat(keys().revoke(id, NOW.plusSeconds(5))).isEqualTo(new ApiKeys.Revocation.Revoked(NOW.plusSeconds(5)));
        assertThat(keys().find(id)).contains(key.revokedAt(NOW.plusSeconds(5)));
    }

    @Test
    public void the_first_revocation_stays() {
        keys().add(key);
        keys().revoke(id, NOW.plusSeconds(5));

        assertThat(keys().revoke(id, NOW.plusSeconds(9))).isEqualTo(new ApiKeys.Revocation.Revoked(NOW.plusSeconds(5)));
        assertThat(keys().find(id)).contains(key.revokedAt(NOW.plusSeconds(5)));
    }

    @Test
    public void the_latest_use_of_a_key_stays_and_changes_nothing_else() {
        keys().add(key);
        keys().used(id, NOW.plusSeconds(9));
        keys().used(id, NOW.plusSeconds(5));

        assertThat(keys().find(id)).contains(key.usedAt(NOW.plusSeconds(9)));
        keys().used(id, NOW.plusSeconds(10));
        assertThat(keys().find(id)).contains(key.usedAt(NOW.plusSeconds(10)));
    }

    @Test
    public void using_an_unknown_key_makes_none() {
        keys().used(id, NOW);

        assertThat(keys().find(id)).isEmpty();
    }

    @Test
    public void revoking_an_unknown_key_makes_none() {
        assertThat(keys().revoke(id, NOW)).isEqualTo(new ApiKeys.Revocation.NoSuchKey());
        assertThat(keys().find(id)).isEmpty();
    }
}
