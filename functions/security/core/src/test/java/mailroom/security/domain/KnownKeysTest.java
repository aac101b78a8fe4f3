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

    private KeySet set(Signer signer) {
        return new KeySet(List.of(PublishedKey.announced(signer.publicKey(), clock.instant())));
    }

    @Test
    void an_empty_set_at_the_start_is_no_failure_and_a_kid_published_later_is_found() {
        var known = new KnownKeys(published, clock);
        published.publish(set(a));

        assertThat(known.find(a.publicKey().kid())).contains(a.publicKey());
    }

    @Test
    void a_kid_published_right_after_a_reading_is_found_a_minute_later() {
        var known = new KnownKeys(published, clock);
        assertThat(known.find(a.publicKey().kid())).isEmpty();
        published.publish(set(a));

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
    void a_known_kid_costs_no_read_for_ten_minutes() {
        published.publish(set(a));
        var known = new KnownKeys(published, clock);
        clock.forward(Duration.ofSeconds(599));

        assertThat(known.find(a.publicKey().kid())).isPresent();
        assertThat(published.reads()).isOne();
    }

    @Test
    void a_key_that_was_retired_meanwhile_is_refused_by_an_environment_that_hears_of_no_other() {
        published.publish(set(a));
        var known = new KnownKeys(published, clock);
        published.publish(new KeySet(List.of(PublishedKey.announced(a.publicKey(), clock.instant())
                .until(clock.instant().plusSeconds(60)))));
        clock.forward(Duration.ofSeconds(599));
        assertThat(known.find(a.publicKey().kid())).isPresent();

        clock.forward(Duration.ofSeconds(1));
        assertThat(known.find(a.publicKey().kid())).isEmpty();
    }

    @Test
    void a_key_that_is_only_shown_or_over_is_none() {
        published.publish(new KeySet(List.of(
                PublishedKey.announced(a.publicKey(), clock.instant())
                        .until(clock.instant().plusSeconds(60)),
                PublishedKey.listed(b.publicKey(), clock.instant()))));
        var known = new KnownKeys(published, clock);

        assertThat(known.find(b.publicKey().kid())).isEmpty();
        clock.forward(Duration.ofSeconds(59));
        assertThat(known.find(a.publicKey().kid())).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(known.find(a.publicKey().kid())).isEmpty();
    }

    @Test
    void when_the_store_is_down_known_kids_are_still_good_and_unknown_ones_are_a_failure_not_a_refusal() {
        published.publish(set(a));
        var known = new KnownKeys(published, clock);
        published.breakDown();
        clock.forward(Duration.ofMinutes(1));

        assertThatThrownBy(() -> known.find("other")).hasMessageContaining("does not answer");
        assertThatThrownBy(() -> known.find("other")).hasMessageContaining("could not be read");
        assertThat(published.reads()).isEqualTo(2);
        assertThat(known.find(a.publicKey().kid())).isPresent();

        clock.forward(Duration.ofHours(1));
        assertThat(known.find(a.publicKey().kid())).isPresent();
        published.repair();
        clock.forward(Duration.ofMinutes(1));
        assertThat(known.find("other")).isEmpty();
    }
}
