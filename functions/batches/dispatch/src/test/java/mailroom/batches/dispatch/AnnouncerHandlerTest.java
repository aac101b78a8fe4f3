package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Stage;
import mailroom.batches.fake.FakeClock;
import mailroom.batches.fake.Given;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.fake.RecordedAnnouncements;
import mailroom.batches.usecase.AnnounceChanges;
import mailroom.platform.EventSource;
import org.junit.jupiter.api.Test;

class AnnouncerHandlerTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final BatchIds ids = new BatchIds(new Random(1));
    private final InMemoryBatchStore store = new InMemoryBatchStore(clock);
    private final RecordedAnnouncements topic = new RecordedAnnouncements();
    private final AnnouncerHandler announcer =
            new AnnouncerHandler(new AnnounceChanges(store.batches(), topic), Events.SOURCE);

    private BatchId committed() {
        BatchId id = ids.next(clock.instant());
        store.parts().store(Given.batch(id, 60), Given.CONTENT, Given.chunks(id, 60));
        store.commits().commit(BatchView.accepted(Given.batch(id, 60)), Optional.empty(), List.of());
        return id;
    }

    private static String change(String sequenceNumber, String pk, String sk) {
        return Events.record(sequenceNumber, "MODIFY", "\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"%s\"}".formatted(pk, sk));
    }

    private List<String> failures(String... records) {
        return announcer.handleRequest(Events.stream(records), Events.CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void many_changes_of_a_batch_are_one_announcement_of_how_it_stands_now() {
        BatchId one = committed();
        BatchId two = committed();
        store.marks().mark(one, new Stage.Processing(1, clock.instant()));
        assertThat(failures(
                        change("1", "BATCH#" + one, "META"),
                        change("2", "BATCH#" + one + "#0", "COUNTS"),
                        change("3", "BATCH#" + two, "META"),
                        change("4", "BATCH#" + one + "#3", "COUNTS")))
                .isEmpty();
        assertThat(topic.told())
                .extracting(it -> it.batch().id(), BatchView::version, it -> it.stage()
                        .label())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(one, 2L, "processing"),
                        org.assertj.core.groups.Tuple.tuple(two, 1L, "queued"));
    }

    @Test
    void what_else_changes_and_what_is_gone_or_not_committed_is_not_told() {
        BatchId nobody = ids.next(clock.instant());
        assertThat(failures(
                        change("1", "BATCH#" + nobody + "#0", "STATE#00001"),
                        change("2", "BATCH#" + nobody + "#0", "COUNTS"),
                        Events.record("3", "REMOVE", "")))
                .isEmpty();
        assertThat(topic.told()).isEmpty();
    }

    @Test
    void a_topic_that_refuses_makes_a_batch_s_first_record_come_again() {
        BatchId one = committed();
        topic.refuse(true);
        assertThat(failures(change("7", "BATCH#" + one, "META"), change("8", "BATCH#" + one + "#1", "COUNTS")))
                .containsExactly("7");
    }

    @Test
    void a_poisoned_record_fails_for_itself() {
        BatchId one = committed();
        assertThat(failures(change("1", "BATCH#bat_x", "META"), change("3", "BATCH#" + one, "META")))
                .containsExactly("1");
        assertThat(topic.told()).hasSize(1);
    }

    @Test
    void records_of_another_table_s_stream_are_refused() {
        String foreign = change("2", "BATCH#" + committed(), "META").replace("table/batches/", "table/other/");
        assertThatThrownBy(() -> failures(foreign)).isInstanceOf(EventSource.Foreign.class);
        assertThat(topic.told()).isEmpty();
    }
}
