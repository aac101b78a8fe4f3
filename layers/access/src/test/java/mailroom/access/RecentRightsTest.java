package mailroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import mailroom.access.fake.FakeClock;
import mailroom.access.fake.FakeRights;
import org.junit.jupiter.api.Test;

class RecentRightsTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final FakeRights rights = new FakeRights().person("ann", "red");
    private final RecentRights recent = new RecentRights(rights, clock);

    @Test
    void a_caller_in_haste_costs_one_read_in_two_seconds() {
        recent.read("ann", "k");
        clock.advance(RecentRights.MOST.minusMillis(1));
        recent.read("ann", "k");
        assertThat(rights.reads()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        recent.read("ann", "k");
        assertThat(rights.reads()).isEqualTo(2);
    }

    @Test
    void a_revoke_holds_after_two_seconds() {
        recent.read("ann", "k");
        rights.revoked("k");
        clock.advance(RecentRights.MOST);
        assertThat(recent.read("ann", "k"))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue());
    }

    @Test
    void what_is_known_of_one_key_is_not_said_of_another() {
        rights.revoked("other");
        assertThat(recent.read("ann", "k"))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isFalse());
        assertThat(recent.read("ann", "other"))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue());
    }

    @Test
    void that_there_is_no_copy_is_not_remembered() {
        rights.gone();
        assertThat(recent.read("ann", "k")).isEmpty();
        assertThat(recent.read("ann", "k")).isEmpty();
        assertThat(rights.reads()).isEqualTo(2);
    }

    @Test
    void a_clock_that_is_set_back_keeps_nothing_young() {
        recent.read("ann", "k");
        clock.advance(Duration.ofHours(-1));
        recent.read("ann", "k");
        assertThat(rights.reads()).isEqualTo(2);
    }

    @Test
    void thousands_of_callers_do_not_fill_the_memory() {
        for (int i = 0; i < 5000; i++) {
            recent.read("ann", "k" + i);
        }
        recent.read("ann", "k0");
        assertThat(rights.reads()).as("the first is forgotten").isEqualTo(5001);
    }
}
