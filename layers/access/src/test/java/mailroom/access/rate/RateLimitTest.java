package mailroom.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import mailroom.access.fake.FakeClock;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:17.500Z"));
    private final RateLimit limit = new RateLimit(new MemoryWindows(), 2, clock);

    @Test
    void a_key_has_so_many_requests_a_minute_and_is_told_what_is_left() {
        assertThat(((Admission.Within) limit.admit("k")).quota().headers())
                .containsEntry("ratelimit-policy", "\"key\";q=2;w=60")
                .containsEntry("ratelimit", "\"key\";r=1;t=43");
        assertThat(((Admission.Within) limit.admit("k")).quota().left()).isZero();
        assertThat(((Admission.Exceeded) limit.admit("k")).quota().resetSeconds())
                .isEqualTo(43);
        assertThat(limit.admit("other")).isInstanceOf(Admission.Within.class);
    }

    @Test
    void the_next_minute_begins_anew() {
        limit.admit("k");
        limit.admit("k");
        clock.advance(Duration.ofMillis(42_499));
        assertThat(limit.admit("k")).isInstanceOf(Admission.Exceeded.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.admit("k"))
                .isEqualTo(new Admission.Within(new Quota(2, 1, RateLimit.WINDOW, Duration.ofSeconds(60))));
    }

    @Test
    void zero_is_no_limit_and_less_is_none() {
        var free = new RateLimit(new MemoryWindows(), 0, clock);
        assertThat(free.admit("k")).isEqualTo(new Admission.Free());
        assertThatThrownBy(() -> new RateLimit(new MemoryWindows(), -1, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
