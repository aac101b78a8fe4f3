package mailroom.security.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.Signer;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    private final FakeClock clock = new FakeClock();
    private final MemoryPublishedKeys published = new MemoryPublishedKeys();
    private final Signer a = MemorySigner.inSlot("A");
    private final Signer b = MemorySigner.inSlot("B");

    @Test
    void an_empty_set_at_the_start_is_no_failure_and_a_kid_published_later_is_found() {
        var known = new KnownKeys(published, clock);
        published.publish(new KeySet(List.of(a.publicKey())));

        assertThat(known.find(a.publicKey().kid())).contains(a.publicKey());
    }

    @Test
    void a_kid_published_right_after_a_reading_is_found_a_minute_later() {
        var known = new KnownKeys(published, clock);
        assertThat(known.find(a.publicKey().kid())).isEmpty();
        published.publish(new KeySet(List.of(a.publicKey())));

        assertThat(known.find(a.publicKey().kid())).isEmpty();
        clock.forward(Duration.ofMinutes(1));
        assertThat(known.find(a.publicKey().kid())).contains(a.publicKey());
    }

    @Test
    void made_up_kids_cost_one_read_a_minute() {
        var known = new KnownKeys(published, clock);
        for (int i = 0; i < 180; i++) {
            known.find("made up " + i);
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(published.reads()).isEqualTo(1 + 3);
    }

    @Test
    void a_known_kid_costs_no_read() {
        published.publish(new KeySet(List.of(a.publicKey())));
        var known = new KnownKeys(published, clock);
        clock.forward(Duration.ofHours(1));

        assertThat(known.find(a.publicKey().kid())).isPresent();
        assertThat(published.reads()).isOne();
    }

    @Test
    void when_the_store_is_down_known_kids_are_still_good_and_unknown_ones_are_a_failure_not_a_refusal() {
        published.publish(new KeySet(List.of(a.publicKey())));
        var known = new KnownKeys(published, clock);
        published.breakDown();
        clock.forward(Duration.ofMinutes(1));

        assertThatThrownBy(() -> known.find("other")).hasMessageContaining("does not answer");
        assertThatThrownBy(() -> known.find("other")).hasMessageContaining("could not be read");
        assertThat(published.reads()).isEqualTo(2);
        assertThat(known.find(a.publicKey().kid())).isPresent();

        published.repair();
        clock.forward(Duration.ofMinutes(1));
        assertThat(known.find("other")).isEmpty();
    }

    @Test
    void all_keys_are_published_before_the_first_signature_and_only_once() {
        var signing = new SigningKeys(List.of(a, b), b, published);

        assertThat(signing.published()).isSameAs(b);
        assertThat(signing.published()).isSameAs(b);
        assertThat(published.read().keys()).containsExactly(a.publicKey(), b.publicKey());
        assertThat(published.writes()).isOne();
    }

    @Test
    void a_set_that_is_there_already_is_not_written_again() {
        published.publish(new KeySet(List.of(a.publicKey(), b.publicKey())));
        new SigningKeys(List.of(a, b), a, published).published();

        assertThat(published.writes()).isOne();
    }

    @Test
    void nothing_is_signed_while_the_set_cannot_be_published() {
        var signing = new SigningKeys(List.of(a, b), a, published);
        published.breakDown();
        assertThatThrownBy(signing::published).hasMessageContaining("does not answer");

        published.repair();
        assertThat(signing.published()).isSameAs(a);
        assertThat(published.writes()).isOne();
    }

    @Test
    void the_active_key_is_one_of_the_keys() {
        assertThatThrownBy(() -> new SigningKeys(List.of(a), b, published))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
