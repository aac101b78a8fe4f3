package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.CheckDue;
import mailroom.batches.usecase.SweepDue;
import mailroom.platform.EventSource;
import org.junit.jupiter.api.Test;

class SweeperHandlerTest {
    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/sweeper";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:10Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final CheckDue checks = new CheckDue(store, new RecordedOrders(), Given.endQueued(store, clock));
    private final SweeperHandler sweeper = new SweeperHandler(
            new SweepDue(store, checks, clock, 10, Duration.ofSeconds(1)), new EventSource(Set.of(RULE)));

    @Test
    void the_schedule_starts_a_sweep_up_to_this_minute() {
        assertThat(sweeper.handleRequest(Map.of("source", "aws.events", "resources", List.of(RULE)), Events.CONTEXT))
                .isEqualTo(Map.of("entries", 0, "failed", 0, "swept_until", "2026-11-23T12:00:00Z"));
    }

    @Test
    void nobody_else_starts_one() {
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("source", "aws.events"),
                Map.of("source", "aws.events", "resources", List.of()),
                Map.of("source", "aws.events", "resources", List.of(RULE + "2")))) {
            assertThatThrownBy(() -> sweeper.handleRequest(other, Events.CONTEXT))
                    .isInstanceOf(EventSource.Foreign.class);
        }
        assertThat(store.sweptUntil().read()).isEmpty();
    }
}
