package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Submission;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedOrders;
import mailroom.batches.usecase.AppendRecipients.Appended;
import mailroom.batches.usecase.SubmitBatch.Keyed;
import mailroom.batches.usecase.SubmitBatch.Submitted;
import org.junit.jupiter.api.Test;

class OpenBatchTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final SubmitBatch submit = new SubmitBatch(store, new BatchIds(new Random(1)), clock, Duration.ofDays(30));
    private final AppendRecipients append = new AppendRecipients(store, clock);
    private final SubmitOpen submitOpen = new SubmitOpen(store.batches(), store.submits(), clock);

    private BatchView open(int recipients) {
        var submission = new Submission(
                Kind.BULK,
                Given.CONTENT,
                clock.instant().plus(Duration.ofHours(24)),
                Given.recipients(recipients),
                Submission.Way.KEEP_OPEN);
        return ((Submitted.Accepted) submit.submit(Given.OWNER, submission, Optional.empty(), Given.ORIGIN)).batch();
    }

    private static List<Recipient> page(int number, int size) {
        return IntStream.range(0, size)
                .mapToObj(it -> new Recipient(new Address("p%d-%d@example.com".formatted(number, it)), "{}"))
                .toList();
    }

    private BatchView now(BatchView view) {
        return store.batches().read(List.of(view.batch().id())).get(view.batch().id());
    }

    @Test
    void an_open_batch_grows_page_by_page_and_goes_on_its_way_when_it_is_submitted() {
        BatchView open = open(0);
        assertThat(open.stage()).isEqualTo(new Stage.Open());
        append.append(now(open), page(1, 70), Optional.empty());
        append.append(now(open), page(2, 5), Optional.empty());
        assertThat(now(open).batch().total()).isEqualTo(75);
        assertThat(now(open).batch().chunks()).isEqualTo(3);
        assertThat(now(open).counts().open()).isEqualTo(75);
        clock.advance(Duration.ofHours(3));
        assertThat(submitOpen.submit(now(open))).isEqualTo(new SubmitOpen.Submitted.Underway(now(open)));
        assertThat(now(open).stage()).isEqualTo(new Stage.Queued());
        assertThat(store.dueEntriesLeft()).hasSize(3).first().satisfies(it -> assertThat(
                        it.slot().minute())
                .isEqualTo(clock.instant().plus(SweepDue.DISPATCH_PATIENCE)));
        assertThat(store.histories().read(open.batch().id()))
                .extracting(Happening::what)
                .containsExactly(Happening.What.OPENED, Happening.What.SUBMITTED);
    }

    @Test
    void a_batch_with_nobody_in_it_is_not_submitted() {
        assertThat(submitOpen.submit(open(0))).isEqualTo(new SubmitOpen.Submitted.Empty());
    }

    @Test
    void submitting_twice_is_submitting_once() {
        BatchView open = open(3);
        submitOpen.submit(open);
        assertThat(submitOpen.submit(open)).isInstanceOf(SubmitOpen.Submitted.Underway.class);
        assertThat(store.histories().read(open.batch().id())).hasSize(2);
    }

    @Test
    void what_is_submitted_takes_nobody_any_more() {
        BatchView open = open(1);
        submitOpen.submit(open);
        assertThat(append.append(open, page(1, 1), Optional.empty())).isInstanceOf(Appended.NotOpen.class);
    }

    @Test
    void a_page_that_comes_twice_under_its_key_is_stored_once() {
        BatchView open = open(0);
        var keyed = Optional.of(new Keyed(new IdempotencyKey("page-1"), "digest"));
        append.append(open, page(1, 10), keyed);
        assertThat(append.append(now(open), page(1, 10), keyed)).isEqualTo(new Appended.Done(now(open)));
        assertThat(now(open).batch().total()).isEqualTo(10);
        var other = Optional.of(new Keyed(new IdempotencyKey("page-1"), "another"));
        assertThat(append.append(now(open), page(2, 10), other)).isEqualTo(new Appended.KeyReused());
    }

    @Test
    void nobody_gets_into_a_batch_twice_whatever_the_case_of_the_address() {
        BatchView open = open(2);
        var again = List.of(
                new Recipient(new Address("new@example.com"), "{}"),
                new Recipient(new Address("R1@Example.com"), "{}"));
        assertThat(append.append(open, again, Optional.empty()))
                .isInstanceOfSatisfying(Appended.Unfit.class, it -> assertThat(it.violations())
                        .singleElement()
                        .satisfies(one -> assertThat(one.pointer()).isEqualTo("/recipients/1/address")));
        assertThat(now(open).batch().total()).isEqualTo(2);
    }

    @Test
    void a_batch_holds_no_more_than_it_may() {
        BatchView open = open(9_999);
        assertThat(append.append(open, page(1, 2), Optional.empty())).isInstanceOf(Appended.Unfit.class);
        assertThat(append.append(open, page(1, 1), Optional.empty())).isInstanceOf(Appended.Done.class);
    }

    @Test
    void pages_that_come_together_are_all_stored_once() throws Exception {
        BatchView open = open(0);
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Appended>> pages = IntStream.range(0, 4)
                    .<Callable<Appended>>mapToObj(it -> () -> append.append(open, page(it, 60), Optional.empty()))
                    .toList();
            for (var done : pool.invokeAll(pages)) {
                assertThat(done.get()).isInstanceOf(Appended.Done.class);
            }
        }
        assertThat(now(open).batch().total()).isEqualTo(240);
        assertThat(store
                        .chunks()
                        .read(open.batch().id(), IntStream.range(0, 8).boxed().toList())
                        .values()
                        .stream()
                        .flatMap(it -> it.recipients().stream())
                        .map(it -> it.address().mailbox())
                        .distinct())
                .hasSize(240);
    }

    @Test
    void an_open_batch_that_nobody_submits_expires_and_sends_nothing() {
        BatchView open = open(3);
        var orders = new RecordedOrders();
        var sweep = new SweepDue(
                store, new CheckDue(store, orders, Given.endQueued(store, clock)), clock, 100, Duration.ofSeconds(40));
        sweep.sweep();
        clock.advance(Duration.ofHours(25));
        sweep.sweep();
        assertThat(now(open).stage()).isInstanceOf(Stage.Expired.class);
        assertThat(now(open).counts().open()).isZero();
        assertThat(orders.taken()).isEmpty();
        assertThat(submitOpen.submit(now(open))).isInstanceOf(SubmitOpen.Submitted.Over.class);
    }

    @Test
    void who_comes_in_while_an_open_batch_is_called_off_or_expires_ends_with_it() {
        BatchView empty = open(0);
        append.append(empty, page(1, 3), Optional.empty());
        new CancelBatch(store.batches(), store.marks(), clock).cancel(empty);
        assertThat(now(empty).stage()).isInstanceOf(Stage.Canceling.class);
        BatchView late = open(0);
        append.append(late, page(2, 3), Optional.empty());
        var checks = new CheckDue(store, new RecordedOrders(), Given.endQueued(store, clock));
        store.dueEntriesLeft().forEach(it -> checks.check(it, clock.instant()));
        assertThat(now(late).counts().open()).isZero();
    }
}
