package mailroom.sender.domain;

import static mailroom.sender.port.ScriptedProvider.LOST_ANSWER;
import static mailroom.sender.port.ScriptedProvider.REJECTED;
import static mailroom.sender.port.ScriptedProvider.SENT;
import static mailroom.sender.port.ScriptedProvider.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import mailroom.sender.domain.Handled.Why;
import mailroom.sender.port.Leases;
import mailroom.sender.port.MemoryLeases;
import mailroom.sender.port.MemoryOutcomes;
import mailroom.sender.port.MemoryRequeue;
import mailroom.sender.port.PlainRenderer;
import mailroom.sender.port.ScriptedProvider;
import org.junit.jupiter.api.Test;

class SendChunkTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10), Duration.ofSeconds(3));

    private final MovingClock clock = new MovingClock(Samples.NOW);
    private final MemoryLeases leases = new MemoryLeases(clock);
    private final MemoryOutcomes outcomes = new MemoryOutcomes();
    private final MemoryRequeue requeue = new MemoryRequeue();
    private final Chunk chunk = Samples.chunk(3);
    private final Delivery delivery = Samples.delivery(chunk);
    private ScriptedProvider provider = new ScriptedProvider((_, _) -> SENT);
    private Set<Integer> unrenderable = Set.of();

    private void provider(BiFunction<Integer, Mail, SendResult> script) {
        provider = new ScriptedProvider(script);
    }

    private Handled handle() {
        return handle(Duration.ofSeconds(30));
    }

    private Handled handle(Duration remaining) {
        return handle(remaining, leases);
    }

    private Handled handle(Duration remaining, Leases by) {
        return new SendChunk(
                        by,
                        new PlainRenderer(unrenderable),
                        provider,
                        outcomes,
                        requeue,
                        clock,
                        new Backoff(new Random(1)),
                        LIMITS)
                .handle(delivery, clock.instant().plus(remaining));
    }

    private Map<Integer, Fate> lastReport() {
        Map<Integer, Fate> fates = new TreeMap<>();
        outcomes.published().getLast().outcomes().forEach(it -> fates.put(it.index(), it.fate()));
        return fates;
    }

    @Test
    void a_chunk_is_sent_by_one_call_and_reported_as_sent() {
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls()).hasSize(1);
        assertThat(lastReport().values()).hasSize(3).allMatch(Fate.Sent.class::isInstance);
        assertThat(outcomes.published().getLast().way()).isEqualTo(Samples.WAY);
    }

    @Test
    void a_chunk_that_comes_twice_is_sent_once_and_reported_twice_in_the_same_words() {
        handle();
        clock.advance(Duration.ofMinutes(5));
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls()).hasSize(1);
        assertThat(outcomes.published()).hasSize(2);
        assertThat(outcomes.published().get(1)).isEqualTo(outcomes.published().get(0));
    }

    @Test
    void an_expired_chunk_is_never_sent_and_reported_as_expired() {
        clock.advance(Duration.ofHours(1));
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls()).isEmpty();
        assertThat(lastReport().values()).hasSize(3).containsOnly(new Fate.Expired());
    }

    @Test
    void a_chunk_sent_in_time_that_comes_again_too_late_keeps_its_result() {
        handle();
        clock.advance(Duration.ofHours(2));
        handle();
        assertThat(lastReport().values()).allMatch(Fate.Sent.class::isInstance);
    }

    @Test
    void who_cannot_be_rendered_fails_and_the_others_are_sent() {
        unrenderable = Set.of(1);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.mailed()).containsOnlyKeys(0, 2);
        assertThat(lastReport().get(1)).isEqualTo(new Fate.Failed("Render", "scripted"));
    }

    @Test
    void when_nobody_can_be_rendered_nobody_is_called() {
        unrenderable = Set.of(0, 1, 2);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void a_lost_answer_leaves_unknown_and_is_not_asked_for_again() {
        provider((_, _) -> LOST_ANSWER);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(lastReport().values()).containsOnly(new Fate.Unknown());
        clock.advance(Duration.ofMinutes(3));
        handle();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void the_throttled_come_again_alone_and_the_report_at_the_end_names_all() {
        provider((call, mail) -> call == 0 && mail.index() != 1 ? THROTTLED : SENT);
        assertThat(handle()).isInstanceOfSatisfying(Handled.Postponed.class, it -> assertThat(it.why())
                .isEqualTo(Why.THROTTLED));
        assertThat(lastReport()).containsOnlyKeys(1);
        assertThat(requeue.copies()).hasSize(1);
        assertThat(requeue.copies().getFirst().delivery()).isEqualTo(delivery);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls().get(1)).extracting(Mail::index).containsExactly(0, 2);
        assertThat(lastReport()).containsOnlyKeys(0, 1, 2);
        assertThat(provider.mailed()).containsOnlyKeys(0, 1, 2).doesNotContainValue(2);
    }

    @Test
    void the_wait_of_a_throttled_chunk_grows_to_fifteen_minutes_and_its_end_is_expired() {
        provider((_, _) -> THROTTLED);
        while (handle() instanceof Handled.Postponed postponed) {
            clock.advance(postponed.delay());
        }
        var delays = requeue.copies().stream().map(MemoryRequeue.Copy::delay).toList();
        assertThat(delays.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(delays).allMatch(it -> it.compareTo(Duration.ofMinutes(15)) <= 0);
        assertThat(delays).anyMatch(it -> it.compareTo(Duration.ofMinutes(8)) > 0);
        assertThat(lastReport().values()).hasSize(3).containsOnly(new Fate.Expired());
        assertThat(clock.instant()).isBetween(Samples.EXPIRY, Samples.EXPIRY.plusSeconds(2));
    }

    @Test
    void a_refusal_is_final() {
        provider((_, _) -> REJECTED);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(lastReport().values()).allMatch(Fate.Rejected.class::isInstance);
    }

    @Test
    void a_chunk_that_another_holds_comes_again_when_the_lease_ends() {
        leases.take(chunk, LIMITS.lease());
        clock.advance(Duration.ofSeconds(20));
        assertThat(handle()).isEqualTo(new Handled.Postponed(Duration.ofSeconds(25), Why.HELD));
        assertThat(requeue.copies()).hasSize(1);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void a_worker_that_dies_after_the_call_leaves_its_recipients_unknown() {
        leases.take(chunk, LIMITS.lease());
        clock.advance(LIMITS.lease());
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(lastReport().values()).hasSize(3).containsOnly(new Fate.Unknown());
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void what_was_settled_before_a_worker_died_stays_settled() {
        provider((_, mail) -> mail.index() == 0 ? SENT : THROTTLED);
        handle();
        leases.take(chunk, LIMITS.lease());
        clock.advance(LIMITS.lease());
        handle();
        assertThat(lastReport().get(0)).isInstanceOf(Fate.Sent.class);
        assertThat(lastReport().get(1)).isEqualTo(new Fate.Unknown());
    }

    @Test
    void a_result_that_could_not_be_reported_is_reported_at_the_next_coming() {
        outcomes.refuse(Set.of(chunk.id()));
        assertThat(handle()).isEqualTo(new Handled.Unreported());
        outcomes.refuse(Set.of());
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void nothing_begins_when_too_little_of_the_invocation_is_left() {
        assertThat(handle(Duration.ofSeconds(12))).isEqualTo(new Handled.NotBegun());
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
    }

    @Test
    void a_lease_that_took_too_long_to_get_is_given_back_and_the_chunk_comes_again_untouched() {
        Leases slow = new Leases() {
            @Override
            public Lease take(Chunk taken, Duration duration) {
                Lease lease = leases.take(taken, duration);
                clock.advance(Duration.ofSeconds(20));
                return lease;
            }

            @Override
            public Stored store(Hold hold, Progress progress) {
                return leases.store(hold, progress);
            }
        };
        assertThat(handle(Duration.ofSeconds(30), slow))
                .isEqualTo(new Handled.Postponed(Duration.ofSeconds(1), Why.OUT_OF_TIME));
        assertThat(provider.calls()).isEmpty();
        assertThat(requeue.copies()).hasSize(1);
        assertThat(handle()).isEqualTo(new Handled.Reported(3));
    }
}
