package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.CheckDue;
import mailroom.batches.usecase.SweepDue;
import org.junit.jupiter.api.Test;

class SweeperHandlerTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:10Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final CheckDue checks = new CheckDue(store, new RecordedOrders(), Given.endQueued(store, clock));
    private final SweeperHandler sweeper =
            new SweeperHandler(new SweepDue(store, checks, clock, 10, Duration.ofSeconds(1)));

    @Test
    void the_schedule_starts_a_sweep_up_to_this_minute() {
        assertThat(sweeper.handleRequest(
                        Map.of("source", "aws.events", "detail-type", "Scheduled Event"), Events.CONTEXT))
                .isEqualTo(Map.of("entries", 0, "failed", 0, "swept_until", "2026-11-23T12:00:00Z"));
    }

    @Test
    void nobody_else_starts_one() {
        assertThatThrownBy(() -> sweeper.handleRequest(Map.of("source", "me"), Events.CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.sweptUntil().read()).isEmpty();
    }
}
