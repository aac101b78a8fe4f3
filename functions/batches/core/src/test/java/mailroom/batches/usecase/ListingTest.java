package mailroom.batches.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.ListRecipients.Place;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final ListRecipients recipients = new ListRecipients(store.states(), store.chunks());
    private final BatchIds ids = new BatchIds(new Random(1));

    private Batch batch(int count) {
        BatchId id = ids.next(clock.instant());
        Batch batch = Given.batch(id, count);
        store.parts().store(batch, Given.CONTENT, Given.chunks(id, count));
        store.commits().commit(BatchView.accepted(batch), Optional.empty(), List.of());
        return batch;
    }

    private List<String> addresses(Batch batch, Optional<RecipientState> wanted, int limit) {
        var all = new ArrayList<String>();
        Optional<Place> from = Optional.of(Place.FIRST);
        while (from.isPresent()) {
            var page = recipients.list(batch, wanted, from.get(), limit);
            assertThat(page.recipients()).hasSizeLessThanOrEqualTo(limit);
            page.recipients().forEach(it -> all.add(it.address().value()));
            from = page.next();
        }
        return all;
    }

    @Property(tries = 30)
    void pages_of_any_size_show_everyone_once_in_the_order_of_submission(
            @ForAll @IntRange(min = 1, max = 1_200) int count, @ForAll @IntRange(min = 7, max = 100) int limit) {
        assertThat(addresses(batch(count), Optional.empty(), limit))
                .isEqualTo(Given.recipients(count).stream()
                        .map(it -> it.address().value())
                        .toList());
    }

    @Test
    void a_filter_finds_the_few_among_the_many() {
        Batch batch = batch(1_000);
        new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {}))
                .apply(List.of(
                        new ChunkReport(
                                new ChunkId(batch.id(), 1),
                                Map.of(7, Outcome.of(RecipientState.BOUNCED, clock.instant()))),
                        new ChunkReport(
                                new ChunkId(batch.id(), 19),
                                Map.of(49, Outcome.of(RecipientState.BOUNCED, clock.instant())))));
        assertThat(addresses(batch, Optional.of(RecipientState.BOUNCED), 1))
                .containsExactly("r57@example.com", "r999@example.com");
    }

    @Test
    void batches_are_listed_newest_first_and_the_last_page_says_so() {
        var listing = new ListBatches(store.ownersBatches(), store.batches());
        Batch first = batch(1);
        clock.advance(Duration.ofSeconds(1));
        Batch second = batch(1);
        var page = listing.list(Given.SPACE, Optional.empty(), 1);
        assertThat(page.batches()).extracting(it -> it.batch().id()).containsExactly(second.id());
        var rest = listing.list(Given.SPACE, page.next(), 2);
        assertThat(rest.batches()).extracting(it -> it.batch().id()).containsExactly(first.id());
        assertThat(rest.next()).isEmpty();
    }
}
