package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallRulesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private void advance(Duration duration) {
        now.updateAndGet(it -> it.plus(duration));
    }

    @Test
    void a_throttle_admits_its_burst_and_then_its_rate() {
        Throttle throttle = new Throttle(now::get, 2, 5);
        assertThat(admitted(throttle, 10)).isEqualTo(5);
        advance(Duration.ofMillis(1500));
        assertThat(admitted(throttle, 10)).isEqualTo(3);
        advance(Duration.ofHours(1));
        assertThat(admitted(throttle, 10)).isEqualTo(5);
        assertThat(admitted(new Throttle(now::get, 0, 0), 3)).isZero();
    }

    private static long admitted(Throttle throttle, int tries) {
        return IntStream.range(0, tries).filter(it -> throttle.admits()).count();
    }

    @Test
    void a_verdict_is_remembered_until_its_time_is_up() {
        VerdictCache cache = new VerdictCache(now::get, 10);
        cache.keep(key("a"), new Verdict.Denied(), Duration.ofSeconds(5));
        advance(Duration.ofMillis(4999));
        assertThat(cache.find(key("a"))).contains(new Verdict.Denied());
        advance(Duration.ofMillis(1));
        assertThat(cache.find(key("a"))).isEmpty();
    }

    @Test
    void the_cache_is_bounded_and_forgets_the_oldest() {
        VerdictCache cache = new VerdictCache(now::get, 2);
        for (String name : List.of("a", "b", "a", "c")) {
            cache.keep(key(name), new Verdict.Denied(), Duration.ofSeconds(5));
        }
        assertThat(cache.find(key("b"))).isEmpty();
        assertThat(cache.find(key("a"))).isPresent();
        assertThat(cache.find(key("c"))).isPresent();
    }

    private static VerdictCache.Key key(String identity) {
        return new VerdictCache.Key("api", "authorizer", List.of(identity));
    }

    @Test
    void identity_sources_are_read_as_templates_write_them() {
        assertThat(IdentitySource.parse("$request.header.Authorization"))
                .isEqualTo(new IdentitySource.Header("authorization"));
        assertThat(IdentitySource.parse(" $request.querystring.a.b")).isEqualTo(new IdentitySource.Query("a.b"));
        assertThat(IdentitySource.parse("$stageVariables.x")).isEqualTo(new IdentitySource.StageVariable("x"));
        assertThat(IdentitySource.parse("$context.routeKey")).isEqualTo(new IdentitySource.Context("routeKey"));
        for (String wrong : List.of("Authorization", "$request.body.x", "$context.", "")) {
            assertThatThrownBy(() -> IdentitySource.parse(wrong)).hasMessageContaining("is no identity source");
        }
    }

    @Test
    void options_without_time_or_room_are_refused() {
        assertThatThrownBy(() -> new GatewayOptions(now::get, new java.util.Random(1), Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GatewayOptions(now::get, new java.util.Random(1), Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
