package mailroom.live.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Progress;
import mailroom.live.domain.PushOrder;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.MemoryPushOrders;
import mailroom.live.fake.RecordedSockets;
import mailroom.live.usecase.PushProgress.Pushed;
import mailroom.live.usecase.TakeProgress.Heard;
import org.junit.jupiter.api.Test;

/** From how a batch stands to what its watchers get. */
class ProgressTest {
    private final Random random = new Random(1);
    private final FakeClock clock = new FakeClock(Given.NOW);
    private final List<Duration> pauses = new ArrayList<>();
    private final MemoryPushOrders orders = new MemoryPushOrders();
    private final RecordedSockets sockets = new RecordedSockets();
    private final LivePorts live = new InMemoryLive().ports();
    private final TakeProgress take = new TakeProgress(live.copies(), live.audiences(), orders, clock);
    private final PushProgress push = new PushProgress(live.audiences(), live.connections(), sockets, clock, it -> {
        pauses.add(it);
        clock.advance(it);
    });

    private ConnectionId watching(BatchId batch) {
        ConnectionId id = Given.connection(random);
        live.connections().open(new Connection(id, Given.ADA, clock.instant()));
        live.subscriptions().subscribe(id, batch, 0);
        return id;
    }

    private TakeProgress.Taken hear(Progress... all) {
        return take.take(
                List.of(all).stream().map(it -> new Heard(it, Given.WAY)).toList());
    }

    private List<Pushed> pushAll() {
        List<PushOrder> all = new ArrayList<>();
        for (var order = orders.next(); order.isPresent(); order = orders.next()) {
            all.add(order.get());
        }
        return push.push(all);
    }

    @Test
    void states_that_come_together_are_one_order_and_one_frame_of_the_last() {
        ConnectionId watcher = watching(Given.BATCH);
        hear(Given.underway(Given.BATCH, 3), Given.underway(Given.BATCH, 7), Given.underway(Given.BATCH, 5));
        assertThat(orders.waiting()).hasSize(1);
        assertThat(pushAll()).containsExactly(new Pushed.Done(Given.BATCH, 1, 0));
        assertThat(sockets.statesOf(watcher)).containsExactly(Given.underway(Given.BATCH, 7));
    }

    @Test
    void a_batch_that_nobody_watches_costs_no_push() {
        assertThat(hear(Given.underway(Given.BATCH, 3)).ordered()).isEmpty();
        assertThat(orders.waiting()).isEmpty();
        assertThat(live.copies().read(Given.BATCH)).isPresent();
    }

    @Test
    void a_state_that_was_overtaken_is_not_pushed_and_one_that_comes_again_is_ordered_again() {
        watching(Given.BATCH);
        hear(Given.underway(Given.BATCH, 3));
        orders.next();
        assertThat(hear(Given.underway(Given.BATCH, 2)).ordered()).isEmpty();
        clock.advance(Bucket.LENGTH);
        assertThat(hear(Given.underway(Given.BATCH, 3)).ordered()).containsExactly(Given.BATCH);
    }

    @Test
    void a_push_waits_until_its_bucket_has_begun_and_no_longer() {
        watching(Given.BATCH);
        hear(Given.underway(Given.BATCH, 3));
        pushAll();
        assertThat(pauses).containsExactly(Duration.ofMillis(200));
        hear(Given.underway(Given.BATCH, 4));
        clock.advance(Duration.ofSeconds(3));
        pushAll();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void nobody_gets_a_state_twice_and_strangers_get_none() {
        ConnectionId watcher = watching(Given.BATCH);
        ConnectionId stranger = Given.connection(random);
        live.connections().open(new Connection(stranger, Given.STRANGER, clock.instant()));
        live.subscriptions().subscribe(stranger, Given.BATCH, 0);
        hear(Given.underway(Given.BATCH, 3));
        pushAll();
        clock.advance(Bucket.LENGTH);
        hear(Given.underway(Given.BATCH, 3));
        pushAll();
        assertThat(sockets.statesOf(watcher)).hasSize(1);
        assertThat(sockets.statesOf(stranger)).isEmpty();
    }

    @Test
    void who_is_gone_is_forgotten() {
        ConnectionId watcher = watching(Given.BATCH);
        sockets.hangUp(watcher);
        hear(Given.settled(Given.BATCH, 3));
        assertThat(pushAll()).containsExactly(new Pushed.Done(Given.BATCH, 0, 1));
        assertThat(live.audiences().isWatched(Given.BATCH)).isFalse();
    }

    @Test
    void one_watcher_that_cannot_be_reached_keeps_no_other_waiting_and_gets_it_later() {
        ConnectionId broken = watching(Given.BATCH);
        ConnectionId well = watching(Given.BATCH);
        sockets.breakDown(broken);
        hear(Given.settled(Given.BATCH, 3));
        PushOrder order = orders.next().orElseThrow();
        assertThat(push.push(List.of(order))).singleElement().isInstanceOf(Pushed.Failed.class);
        assertThat(sockets.statesOf(well)).hasSize(1);
        sockets.repair();
        assertThat(push.push(List.of(order))).containsExactly(new Pushed.Done(Given.BATCH, 1, 0));
        assertThat(sockets.statesOf(well)).hasSize(1);
        assertThat(sockets.statesOf(broken)).containsExactly(Given.settled(Given.BATCH, 3));
    }

    @Test
    void states_come_again_when_their_order_was_not_taken() {
        watching(Given.BATCH);
        orders.refuse(true);
        assertThat(hear(Given.underway(Given.BATCH, 3)).failed()).containsOnlyKeys(Given.BATCH);
        orders.refuse(false);
        assertThat(hear(Given.underway(Given.BATCH, 3)).ordered()).containsExactly(Given.BATCH);
    }
}
