package mailroom.sender.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Lease;
import mailroom.sender.domain.MovingClock;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Progress;
import mailroom.sender.domain.Samples;
import mailroom.sender.domain.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Leases} keeps to. */
public abstract class LeasesContract {
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final Outcome FIRST = Samples.outcome(0, new Fate.Sent("message-0"));
    private static final Outcome SECOND = Samples.outcome(1, new Fate.Failed("Render", "line 1"));
    private static final Outcome THIRD = Samples.outcome(2, new Fate.Rejected("MessageRejected", ""));
    private static final Outcome FOURTH = Samples.outcome(3, new Fate.Unknown());
    private static final Outcome FIFTH = Samples.outcome(4, new Fate.Expired());

    private final MovingClock clock = new MovingClock(Samples.NOW);
    private final Chunk chunk = Samples.chunk(5);
    private Leases leases;

    /** Makes what is to be tested; it reads this clock and no other. */
    protected abstract Leases leases(MovingClock clock);

    @BeforeEach
    void make() {
        leases = leases(clock);
    }

    private Lease.Taken take() {
        return (Lease.Taken) leases.take(chunk, LEASE);
    }

    @Test
    void the_first_to_ask_gets_it_with_nothing_earlier() {
        Lease.Taken taken = take();
        assertThat(taken.until()).isEqualTo(Samples.NOW.plus(LEASE));
        assertThat(taken.earlier()).isEmpty();
        assertThat(taken.attempts()).isZero();
    }

    @Test
    void the_second_to_ask_learns_until_when_it_is_held() {
        take();
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Held(Samples.NOW.plus(LEASE)));
    }

    @Test
    void of_many_at_once_one_gets_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Lease>> asks = IntStream.range(0, 16)
                    .<Callable<Lease>>mapToObj(_ -> () -> leases.take(chunk, LEASE))
                    .toList();
            var found =
                    threads.invokeAll(asks).stream().map(it -> it.resultNow()).toList();
            assertThat(found).filteredOn(Lease.Taken.class::isInstance).hasSize(1);
            assertThat(found).filteredOn(Lease.Held.class::isInstance).hasSize(15);
        }
    }

    @Test
    void two_chunks_do_not_know_of_each_other() {
        take();
        assertThat(leases.take(Samples.chunk(1), LEASE)).isInstanceOf(Lease.Taken.class);
    }

    @Test
    void a_holder_that_stored_nothing_is_lost_when_the_lease_ends_and_not_before() {
        Lease.Taken dead = take();
        clock.advance(LEASE.minusMillis(1));
        assertThat(leases.take(chunk, LEASE)).isInstanceOf(Lease.Held.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Lost(dead.hold(), List.of()));
        assertThat(leases.take(chunk, LEASE)).isInstanceOf(Lease.Lost.class);
    }

    @Test
    void what_was_completed_is_found_as_it_was_stored_at_any_time_later() {
        var all = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH);
        assertThat(leases.store(take().hold(), new Progress.Complete(all))).isEqualTo(Stored.KEPT);
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Done(all));
        clock.advance(Duration.ofDays(3));
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Done(all));
    }

    @Test
    void after_a_partial_result_the_next_gets_it_with_what_was_settled_and_how_often_it_was_tried() {
        leases.store(take().hold(), new Progress.Partial(List.of(FIRST), 1));
        Lease.Taken second = take();
        assertThat(second.earlier()).containsExactly(FIRST);
        assertThat(second.attempts()).isEqualTo(1);
        leases.store(second.hold(), new Progress.Partial(List.of(FIRST, SECOND), 2));
        Lease.Taken third = take();
        assertThat(third.earlier()).containsExactly(FIRST, SECOND);
        assertThat(third.attempts()).isEqualTo(2);
    }

    @Test
    void a_holder_lost_after_a_partial_result_leaves_what_was_settled_before() {
        leases.store(take().hold(), new Progress.Partial(List.of(FIRST), 1));
        Lease.Taken dead = take();
        clock.advance(LEASE);
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Lost(dead.hold(), List.of(FIRST)));
    }

    @Test
    void who_finds_a_lost_holder_stores_in_its_place_and_the_holder_comes_too_late() {
        Lease.Taken slow = take();
        clock.advance(LEASE);
        Lease.Lost lost = (Lease.Lost) leases.take(chunk, LEASE);
        assertThat(leases.store(lost.hold(), new Progress.Complete(List.of(FOURTH))))
                .isEqualTo(Stored.KEPT);
        assertThat(leases.store(slow.hold(), new Progress.Complete(List.of(FIRST))))
                .isEqualTo(Stored.OVERTAKEN);
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Done(List.of(FOURTH)));
    }

    @Test
    void a_slow_holder_that_nobody_found_lost_may_still_store() {
        Lease.Taken slow = take();
        clock.advance(LEASE.plusSeconds(1));
        assertThat(leases.store(slow.hold(), new Progress.Complete(List.of(FIRST))))
                .isEqualTo(Stored.KEPT);
        assertThat(leases.take(chunk, LEASE)).isEqualTo(new Lease.Done(List.of(FIRST)));
    }

    @Test
    void storing_the_same_again_as_a_client_that_missed_the_answer_does_changes_nothing() {
        Lease.Taken taken = take();
        leases.store(taken.hold(), new Progress.Complete(List.of(FIRST)));
        assertThat(leases.store(taken.hold(), new Progress.Complete(List.of(FIRST))))
                .isEqualTo(Stored.KEPT);
    }

    @Test
    void an_earlier_holder_cannot_store_over_a_later_one() {
        Lease.Taken first = take();
        leases.store(first.hold(), new Progress.Partial(List.of(), 1));
        Lease.Taken second = take();
        assertThat(leases.store(first.hold(), new Progress.Complete(List.of(FIRST))))
                .isEqualTo(Stored.OVERTAKEN);
        assertThat(leases.store(second.hold(), new Progress.Complete(List.of(FIRST, SECOND))))
                .isEqualTo(Stored.KEPT);
    }
}
