package mailroom.security.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailroom.security.domain.KeySet;
import org.junit.jupiter.api.Test;

/** What every {@link PublishedKeys} does, from an empty set on. */
public abstract class PublishedKeysContract {
    /** A set that nothing was published to yet; the same one during a test. */
    protected abstract PublishedKeys published();

    @Test
    public void before_the_first_publish_the_set_is_empty() {
        assertThat(published().read()).isEqualTo(KeySet.EMPTY);
    }

    @Test
    public void what_was_published_is_read_in_its_order() {
        var set = new KeySet(List.of(
                MemorySigner.inSlot("A").publicKey(), MemorySigner.inSlot("B").publicKey()));
        published().publish(set);

        assertThat(published().read()).isEqualTo(set);
    }

    @Test
    public void publishing_again_replaces_the_whole_set() {
        published().publish(new KeySet(List.of(MemorySigner.inSlot("A").publicKey())));
        var second = new KeySet(List.of(MemorySigner.inSlot("B").publicKey()));
        published().publish(second);

        assertThat(published().read()).isEqualTo(second);
    }
}
