package mailroom.live.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.MemoryPushOrders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServeClientTest {
    private final Random random = new Random(1);
    private final ConnectionId connection = Given.connection(random);
    private final MemoryPushOrders orders = new MemoryPushOrders();
    private final LivePorts live = new InMemoryLive().ports();
    private final ServeClient serve =
            new ServeClient(live.connections(), live.subscriptions(), live.copies(), orders, new FakeClock(Given.NOW));

    @BeforeEach
    void connect() {
        serve.connected(connection, Given.ADA);
    }

    private Frame subscribe(BatchId batch, long cursor) {
        return serve.answer(connection, new ClientMessage.Subscribe(batch, cursor), Given.WAY);
    }

    @Test
    void who_subscribes_is_told_the_last_version_and_has_it_pushed_when_it_is_new() {
        live.copies().merge(Given.underway(Given.BATCH, 4));
        assertThat(subscribe(Given.BATCH, 0)).isEqualTo(new Frame.Subscribed(Given.BATCH, 4));
        assertThat(orders.waiting()).singleElement().satisfies(it -> assertThat(it.batch())
                .isEqualTo(Given.BATCH));
    }

    @Test
    void who_has_the_last_version_waits_for_the_next() {
        live.copies().merge(Given.underway(Given.BATCH, 4));
        assertThat(subscribe(Given.BATCH, 4)).isEqualTo(new Frame.Subscribed(Given.BATCH, 4));
        assertThat(orders.waiting()).isEmpty();
        assertThat(live.audiences().isWatched(Given.BATCH)).isTrue();
    }

    @Test
    void a_batch_of_another_team_and_one_that_nobody_knows_are_answered_alike() {
        live.copies().merge(Given.underway(Given.BATCH, 4));
        ConnectionId stranger = Given.connection(random);
        serve.connected(stranger, Given.STRANGER);
        BatchId unknown = Given.batch(random);
        assertThat(serve.answer(stranger, new ClientMessage.Subscribe(Given.BATCH, 0), Given.WAY))
                .isEqualTo(new Frame.Subscribed(Given.BATCH, 0));
        assertThat(subscribe(unknown, 0)).isEqualTo(new Frame.Subscribed(unknown, 0));
        assertThat(orders.waiting()).isEmpty();
    }

    @Test
    void a_client_that_wants_too_much_or_has_left_is_told_so() {
        for (int i = 0; i < Connection.MOST_SUBSCRIPTIONS; i++) {
            subscribe(Given.batch(random), 0);
        }
        assertThat(subscribe(Given.BATCH, 0)).isInstanceOfSatisfying(Frame.Refusal.class, it -> assertThat(it.code())
                .isEqualTo("too_many_subscriptions"));
        serve.disconnected(connection);
        assertThat(subscribe(Given.BATCH, 0)).isInstanceOfSatisfying(Frame.Refusal.class, it -> assertThat(it.code())
                .isEqualTo("not_connected"));
    }

    @Test
    void a_replay_that_cannot_be_ordered_is_no_subscription() {
        live.copies().merge(Given.underway(Given.BATCH, 4));
        orders.refuse(true);
        assertThatThrownBy(() -> subscribe(Given.BATCH, 0)).hasMessageContaining(Given.BATCH.value());
    }

    @Test
    void the_other_messages_have_their_answers_too() {
        subscribe(Given.BATCH, 0);
        assertThat(serve.answer(connection, new ClientMessage.Unsubscribe(Given.BATCH), Given.WAY))
                .isEqualTo(new Frame.Unsubscribed(Given.BATCH));
        assertThat(live.audiences().isWatched(Given.BATCH)).isFalse();
        assertThat(serve.answer(connection, new ClientMessage.Ping(), Given.WAY))
                .isEqualTo(new Frame.Pong());
        assertThat(serve.answer(connection, new ClientMessage.Refused("c", "d"), Given.WAY))
                .isEqualTo(new Frame.Refusal("c", "d"));
    }
}
