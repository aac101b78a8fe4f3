package mailroom.security.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.KeySet;
import mailroom.security.domain.PublishedKey;
import org.junit.jupiter.api.Test;

/** What every {@link PublishedKeys} does, from an empty set on. */
public abstract class PublishedKeysContract {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456789Z");

    private static PublishedKey key(String slot, Instant acceptedUntil) {
        return new PublishedKey(MemorySigner.inSlot(slot).publicKey(), NOW, acceptedUntil);
    }

    /** A set that nothing was published to yet; the same one during a test. */
    protected abstract PublishedKeys published();

    @Test
    public void before_the_first_publish_the_set_is_empty() {
        assertThat(published().read()).isEqualTo(KeySet.EMPTY);
    }

    @Test
    public void what_was_published_is_read_in_its_order() {
        var set = new KeySet(List.of(key("A", NOW.plusMillis(1)), key("B", ApiKey.NEVER)));
        published().publish(set);

        assertThat(published().read()).isEqualTo(set);
    }

    @Test
    public void publishing_again_replaces_the_whole_set() {
        published().publish(new KeySet(List.of(key("A", ApiKey.NEVER))));
        var second = new KeySet(List.of(key("B", NOW)));
        published().publish(second);

        assertThat(published().read()).isEqualTo(second);
    }
}
