package mailroom.live.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Sought;
import mailroom.live.domain.Watcher;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.RecordedSockets;
import org.junit.jupiter.api.Test;

class EndConnectionsTest {
    private final Random random = new Random(1);
    private final LivePorts live = new InMemoryLive().ports();
    private final RecordedSockets sockets = new RecordedSockets();
    private final EndConnections end = new EndConnections(live.connected(), live.connections(), sockets);

    private ConnectionId connected(Watcher watcher) {
        ConnectionId id = Given.connection(random);
        live.connections().open(new Connection(id, watcher, Given.NOW));
        live.subscriptions().subscribe(id, Given.BATCH, 0);
        return id;
    }

    @Test
    void all_connections_of_a_key_are_hung_up_and_forgotten_and_no_others() {
        ConnectionId first = connected(Given.ADA);
        ConnectionId second = connected(Given.ADA);
        ConnectionId other = connected(Given.STRANGER);
        assertThat(end.end(new Sought.OfKey(Given.ADA.keyId()), _ -> false)).isEqualTo(2);
        assertThat(sockets.isGone(first) && sockets.isGone(second)).isTrue();
        assertThat(sockets.isGone(other)).isFalse();
        assertThat(live.connected().find(new Sought.All()))
                .extracting(Connection::id)
                .containsExactly(other);
    }

    @Test
    void who_may_still_watch_stays() {
        ConnectionId live1 = connected(Given.ADA);
        ConnectionId test = connected(Given.TESTER);
        assertThat(end.end(new Sought.OfPerson("ada"), Given.ADA::equals)).isEqualTo(1);
        assertThat(sockets.isGone(live1)).isFalse();
        assertThat(sockets.isGone(test)).isTrue();
    }

    @Test
    void one_that_cannot_be_reached_keeps_nobody_else_connected_and_is_tried_again() {
        ConnectionId stuck = connected(Given.ADA);
        ConnectionId other = connected(Given.STRANGER);
        sockets.breakDown(stuck);
        assertThatThrownBy(() -> end.end(new Sought.All(), _ -> false)).hasMessageContaining("1 of 2");
        assertThat(sockets.isGone(other)).isTrue();
        sockets.repair();
        assertThat(end.end(new Sought.All(), _ -> false)).isEqualTo(1);
        assertThat(sockets.isGone(stuck)).isTrue();
    }
}
