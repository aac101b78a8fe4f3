package mailroom.live.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Progress;
import mailroom.live.domain.Sought;
import mailroom.live.domain.Subscription;
import mailroom.live.domain.Ticket;
import mailroom.live.domain.Watcher;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.LivePorts;
import mailroom.live.port.Copies.Merged;
import mailroom.live.port.Subscriptions.Subscribed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets, connections, subscriptions and copies. */
public abstract class LiveTableContract {
    private final Random random = new Random();
    protected final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final BatchId batch = Given.batch(random);
    private final ConnectionId connection = Given.connection(random);
    private LivePorts ports;

    /** Ports over a table that may hold other tests' items. */
    protected abstract LivePorts ports();

    @BeforeEach
    void begin() {
        ports = ports();
        ports.connections().open(new Connection(connection, Given.ADA, clock.instant()));
    }

    private List<Subscription> subscriptions() {
        return ports.audiences().read(batch).orElseThrow().subscriptions();
    }

    @Test
    void a_ticket_gives_its_pass_once() {
        Ticket ticket = Ticket.next(random);
        Pass pass = new Pass(Given.ADA, clock.instant().plusSeconds(30));
        ports.tickets().keep(ticket, pass);
        assertThat(ports.tickets().take(Ticket.next(random))).isEmpty();
        assertThat(ports.tickets().take(ticket)).contains(pass);
        assertThat(ports.tickets().take(ticket)).isEmpty();
    }

    @Test
    void of_many_who_show_a_ticket_at_once_one_gets_the_pass() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                Ticket ticket = Ticket.next(random);
                ports.tickets().keep(ticket, new Pass(Given.ADA, clock.instant().plusSeconds(30)));
                List<Callable<Boolean>> all = IntStream.range(0, 12)
                        .<Callable<Boolean>>mapToObj(
                                _ -> () -> ports.tickets().take(ticket).isPresent())
                        .toList();
                int passes = 0;
                for (var it : threads.invokeAll(all)) {
                    passes += it.get() ? 1 : 0;
                }
                assertThat(passes).isEqualTo(1);
            }
        }
    }

    @Test
    void the_later_state_stays_whatever_the_order() {
        Progress second = Given.underway(batch, 2);
        assertThat(ports.copies().read(batch)).isEmpty();
        assertThat(ports.copies().merge(second)).isEqualTo(Merged.KEPT);
        assertThat(ports.copies().merge(second)).isEqualTo(Merged.KNOWN);
        assertThat(ports.copies().merge(Given.underway(batch, 1))).isEqualTo(Merged.OVERTAKEN);
        assertThat(ports.copies().read(batch)).contains(second);
        Progress last = Given.settled(batch, 3);
        assertThat(ports.copies().merge(last)).isEqualTo(Merged.KEPT);
        assertThat(ports.copies().read(batch)).contains(last);
    }

    @Test
    void a_subscription_is_of_the_connections_team_and_begins_at_its_cursor() {
        ports.copies().merge(Given.underway(batch, 5));
        assertThat(ports.audiences().isWatched(batch)).isFalse();
        assertThat(ports.subscriptions().subscribe(connection, batch, 3)).isEqualTo(new Subscribed.Done(Given.SPACE));
        assertThat(ports.audiences().isWatched(batch)).isTrue();
        assertThat(subscriptions()).containsExactly(new Subscription(connection, Given.SPACE, 3));
        ports.subscriptions().subscribe(connection, batch, 0);
        assertThat(subscriptions()).containsExactly(new Subscription(connection, Given.SPACE, 0));
    }

    @Test
    void what_was_sent_only_grows_and_brings_back_nobody() {
        ports.copies().merge(Given.underway(batch, 5));
        ports.subscriptions().subscribe(connection, batch, 0);
        ports.audiences().sent(connection, batch, 5);
        ports.audiences().sent(connection, batch, 4);
        assertThat(subscriptions()).containsExactly(new Subscription(connection, Given.SPACE, 5));
        ports.subscriptions().unsubscribe(connection, batch);
        ports.audiences().sent(connection, batch, 6);
        assertThat(subscriptions()).isEmpty();
        assertThat(ports.audiences().isWatched(batch)).isFalse();
    }

    @Test
    void a_batch_without_a_state_has_no_audience_though_it_is_watched() {
        ports.subscriptions().subscribe(connection, batch, 0);
        assertThat(ports.audiences().isWatched(batch)).isTrue();
        assertThat(ports.audiences().read(batch)).isEmpty();
    }

    @Test
    void a_connection_watches_so_many_batches_and_no_more() {
        List<BatchId> most = IntStream.range(0, Connection.MOST_SUBSCRIPTIONS)
                .mapToObj(_ -> Given.batch(random))
                .toList();
        most.forEach(it ->
                assertThat(ports.subscriptions().subscribe(connection, it, 0)).isInstanceOf(Subscribed.Done.class));
        assertThat(ports.subscriptions().subscribe(connection, batch, 0)).isInstanceOf(Subscribed.Full.class);
        assertThat(ports.subscriptions().subscribe(connection, most.getFirst(), 7))
                .isInstanceOf(Subscribed.Done.class);
        ports.subscriptions().unsubscribe(connection, most.getLast());
        assertThat(ports.subscriptions().subscribe(connection, batch, 0)).isInstanceOf(Subscribed.Done.class);
    }

    @Test
    void who_has_left_is_forgotten_with_all_that_it_watched() {
        BatchId other = Given.batch(random);
        ports.copies().merge(Given.underway(batch, 1));
        ports.subscriptions().subscribe(connection, batch, 0);
        ports.subscriptions().subscribe(connection, other, 0);
        ports.connections().close(connection);
        ports.connections().close(connection);
        assertThat(subscriptions()).isEmpty();
        assertThat(ports.audiences().isWatched(other)).isFalse();
        assertThat(ports.subscriptions().subscribe(connection, batch, 0)).isInstanceOf(Subscribed.NotConnected.class);
        ports.subscriptions().unsubscribe(connection, batch);
        assertThat(ports.subscriptions().subscribe(connection, batch, 0)).isInstanceOf(Subscribed.NotConnected.class);
    }

    @Test
    void everyone_who_watches_a_batch_is_in_its_audience() {
        ports.copies().merge(Given.underway(batch, 1));
        List<ConnectionId> all =
                IntStream.range(0, 30).mapToObj(_ -> Given.connection(random)).toList();
        all.forEach(it -> {
            ports.connections().open(new Connection(it, Given.STRANGER, clock.instant()));
            ports.subscriptions().subscribe(it, batch, 0);
        });
        assertThat(subscriptions()).extracting(Subscription::connection).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ports.audiences().read(batch).orElseThrow().due()).isEmpty();
    }

    @Test
    void a_test_key_s_caller_is_no_audience_of_live_batches() {
        ports.copies().merge(Given.underway(batch, 1));
        ports.connections().open(new Connection(connection, Given.TESTER, clock.instant()));
        ports.subscriptions().subscribe(connection, batch, 0);
        assertThat(ports.audiences().read(batch).orElseThrow().due()).isEmpty();
    }

    private Watcher watcher(String subject, String keyId) {
        return new Watcher(Given.SPACE, subject, keyId, "WatchBatches");
    }

    private List<ConnectionId> found(Sought sought) {
        return ports.connected().find(sought).stream().map(Connection::id).toList();
    }

    @Test
    void the_connections_of_a_key_and_of_a_person_are_found_until_they_are_closed() {
        String ann = "ann-" + random.nextLong();
        var annas = new Connection(Given.connection(random), watcher(ann, ann + "-k1"), clock.instant());
        var hers = new Connection(Given.connection(random), watcher(ann, ann + "-k2"), clock.instant());
        var longer = new Connection(Given.connection(random), watcher(ann + "#x", ann + "-k1#"), clock.instant());
        List.of(annas, hers, longer).forEach(ports.connections()::open);
        assertThat(found(new Sought.OfKey(ann + "-k1"))).containsExactly(annas.id());
        assertThat(found(new Sought.OfPerson(ann))).containsExactlyInAnyOrder(annas.id(), hers.id());
        assertThat(found(new Sought.All())).contains(annas.id(), hers.id(), longer.id(), connection);
        assertThat(ports.connected().find(new Sought.OfKey(ann + "-k2"))).containsExactly(hers);
        ports.connections().close(annas.id());
        assertThat(found(new Sought.OfKey(ann + "-k1"))).isEmpty();
        assertThat(found(new Sought.OfPerson(ann))).containsExactly(hers.id());
        assertThat(found(new Sought.All())).doesNotContain(annas.id());
    }
}
