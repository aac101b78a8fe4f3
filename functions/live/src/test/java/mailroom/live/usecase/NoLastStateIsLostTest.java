package mailroom.live.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.live.domain.Audience;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Bucket;
import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Progress;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.Interleaving;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.MemoryPushOrders;
import mailroom.live.fake.RecordedSockets;
import mailroom.live.port.Audiences;
import mailroom.live.port.Copies;
import mailroom.live.port.PushOrders;
import mailroom.live.port.Subscriptions;
import mailroom.live.usecase.TakeProgress.Heard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The argument of {@code docs/adr/0016-live.md}, tried: states arrive in any order and several times at workers that are interleaved in any way
 * with clients who subscribe and with the pushes, of which the queue drops duplicates. Whatever happens, each watcher ends with the last state.
 */
class NoLastStateIsLostTest {
    /** Clocks of different machines: apart by less than what a push waits longer. */
    private static final long SKEW_MILLIS = Bucket.MARGIN.toMillis() / 2;

    private static final class World {
        final Random random;
        final Interleaving turns;
        final LivePorts table = new InMemoryLive().ports();
        final MemoryPushOrders queue = new MemoryPushOrders();
        final RecordedSockets sockets = new RecordedSockets();
        final List<ConnectionId> watchers = new ArrayList<>();

        World(long seed) {
            this.random = new Random(seed);
            this.turns = new Interleaving(seed, Given.NOW);
        }

        /** The common time, a little wrong. */
        InstantSource clock(long mostSkew) {
            long off = mostSkew == 0 ? 0 : random.nextLong(-mostSkew, mostSkew + 1);
            return () -> turns.instant().plusMillis(off);
        }

        Copies copies() {
            return new Copies() {
                @Override
                public Merged merge(Progress progress) {
                    turns.step();
                    return table.copies().merge(progress);
                }

                @Override
                public Optional<Progress> read(BatchId batch) {
                    turns.step();
                    return table.copies().read(batch);
                }
            };
        }

        Audiences audiences() {
            return new Audiences() {
                @Override
                public boolean isWatched(BatchId batch) {
                    turns.step();
                    return table.audiences().isWatched(batch);
                }

                @Override
                public Optional<Audience> read(BatchId batch) {
                    turns.step();
                    return table.audiences().read(batch);
                }

                @Override
                public void sent(ConnectionId connection, BatchId batch, long version) {
                    table.audiences().sent(connection, batch, version);
                }
            };
        }

        Subscriptions subscriptions() {
            return new Subscriptions() {
                @Override
                public Subscribed subscribe(ConnectionId connection, BatchId batch, long cursor) {
                    turns.step();
                    return table.subscriptions().subscribe(connection, batch, cursor);
                }

                @Override
                public void unsubscribe(ConnectionId connection, BatchId batch) {
                    table.subscriptions().unsubscribe(connection, batch);
                }
            };
        }

        PushOrders orders() {
            return all -> {
                turns.step();
                return queue.enqueue(all);
            };
        }

        void taker(List<Progress> heard, long skew) {
            var take = new TakeProgress(copies(), audiences(), orders(), clock(skew));
            turns.worker(() -> heard.forEach(it -> take.take(List.of(new Heard(it, Given.WAY)))));
        }

        void watcher(long skew) {
            ConnectionId id = Given.connection(random);
            watchers.add(id);
            table.connections().open(new Connection(id, Given.ADA, Given.NOW));
            var serve = new ServeClient(table.connections(), subscriptions(), copies(), orders(), clock(skew));
            int late = random.nextInt(8);
            turns.worker(() -> {
                IntStream.range(0, late).forEach(_ -> turns.step());
                serve.answer(id, new ClientMessage.Subscribe(Given.BATCH, 0), Given.WAY);
            });
        }

        void earlyWatcher() {
            ConnectionId id = Given.connection(random);
            watchers.add(id);
            table.connections().open(new Connection(id, Given.ADA, Given.NOW));
            table.subscriptions().subscribe(id, Given.BATCH, 0);
        }

        /** The queue's one consumer of this batch: a message group is worked on by one at a time. */
        void pusher(long skew) {
            var push = new PushProgress(audiences(), table.connections(), sockets, clock(skew), turns::sleep);
            turns.worker(() -> {
                while (true) {
                    var order = queue.next();
                    if (order.isPresent()) {
                        push.push(List.of(order.get()));
                    } else if (turns.isLast()) {
                        return;
                    } else {
                        turns.until(() -> !queue.waiting().isEmpty() || turns.isLast());
                    }
                }
            });
        }
    }

    private static void play(World world, List<Progress> states, int takers, long skew) {
        List<Progress> all = new ArrayList<>(states);
        all.addAll(states.subList(states.size() / 2, states.size())); // what comes twice
        Collections.shuffle(all, world.random);
        for (int taker = 0; taker < takers; taker++) {
            int which = taker;
            world.taker(
                    IntStream.range(0, all.size())
                            .filter(it -> it % takers == which)
                            .mapToObj(all::get)
                            .toList(),
                    skew);
        }
        world.pusher(skew);
        world.turns.run();
    }

    /** States of one batch, the last one settled or, as the settled one has a way of its own, not. */
    private static List<Progress> states(int count, boolean settled) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        it -> it == count && settled ? Given.settled(Given.BATCH, it) : Given.underway(Given.BATCH, it))
                .toList();
    }

    private static void assertAllAreToldInOrder(long seed, List<Progress> states, int takers, long skew) {
        World world = new World(seed);
        world.watcher(skew);
        world.watcher(skew);
        play(world, states, takers, skew);
        for (ConnectionId watcher : world.watchers) {
            List<Progress> got = world.sockets.statesOf(watcher);
            assertThat(got).isNotEmpty();
            assertThat(got.getLast()).isEqualTo(states.getLast());
            assertThat(got.stream().map(Progress::version)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Property(tries = 2_000)
    void every_watcher_ends_with_the_last_state_and_its_cursors_only_grow(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 3) int takers,
            @ForAll boolean settled) {
        assertAllAreToldInOrder(seed, states(count, settled), takers, 0);
    }

    @Property(tries = 1_000)
    void clocks_that_are_a_little_apart_change_nothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count, @ForAll boolean settled) {
        assertAllAreToldInOrder(seed, states(count, settled), 3, SKEW_MILLIS);
    }

    @Property(tries = 500)
    void who_watches_already_is_told_the_settled_state_however_wrong_the_clocks_are(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int count) {
        World world = new World(seed);
        world.earlyWatcher();
        play(world, states(count, true), 2, Duration.ofSeconds(10).toMillis());
        assertThat(world.sockets.statesOf(world.watchers.getFirst())).last().satisfies(it -> assertThat(it.isSettled())
                .isTrue());
    }

    @Property(tries = 200)
    void a_push_never_waits_longer_than_a_bucket_and_the_margin(
            @ForAll @IntRange int orderedAt, @ForAll @IntRange int lookedAt) {
        Bucket bucket = Bucket.after(Instant.ofEpochMilli(orderedAt));
        assertThat(bucket.waitAt(Instant.ofEpochMilli(lookedAt)))
                .isBetween(Duration.ZERO, Bucket.LENGTH.plus(Bucket.MARGIN));
        assertThat(bucket.begins()).isAfter(Instant.ofEpochMilli(orderedAt));
    }
}
