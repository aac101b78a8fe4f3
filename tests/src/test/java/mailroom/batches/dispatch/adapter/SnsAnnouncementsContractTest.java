package mailroom.batches.dispatch.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Counts;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Tally;
import mailroom.batches.fake.Given;
import mailroom.live.domain.Progress;
import mailroom.live.json.EventData;
import mailroom.platform.Event;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import mailroom.tests.contract.Outlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What batches says, as the live service reads it: the two know each other by this message only. */
@AlsoOnLocalStack
class SnsAnnouncementsContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final BatchIds ids = new BatchIds(new Random());

    private BatchView view(BatchId id, Stage stage, long version) {
        var counts = new Counts(60, new Tally(java.util.Map.of(RecipientState.DELIVERED, 40)));
        return new BatchView(Given.batch(id, 60), stage, counts, version);
    }

    private List<Progress> arrived(Outlet outlet, List<BatchId> of) {
        return outlet.bodies().stream()
                .map(SnsAnnouncementsContractTest::read)
                .filter(it ->
                        of.stream().anyMatch(id -> id.value().equals(it.batch().value())))
                .toList();
    }

    private static Progress read(String body) {
        try {
            return EventData.progress(Event.parse(body, EventData.CHANGED));
        } catch (Event.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void more_batches_than_one_call_takes_arrive_all_and_are_understood() {
        List<BatchView> views = IntStream.range(0, 13)
                .mapToObj(it -> view(
                        ids.next(NOON), it % 2 == 0 ? new Stage.Dispatched(NOON) : new Stage.Settled(NOON), it + 1))
                .toList();
        Outlet outlet = SERVICES.outlet("LiveProgressQueue");
        assertThat(LocalMessaging.batchesTopic(SERVICES).publish(views)).isEmpty();

        List<BatchId> all = views.stream().map(it -> it.batch().id()).toList();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(arrived(outlet, all)).hasSize(13));
        Progress settled = arrived(outlet, all).stream()
                .filter(it -> it.version() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(settled.stage()).isEqualTo(new mailroom.live.domain.Stage.Settled("settled", NOON));
        assertThat(settled.space().team().name()).isEqualTo(Given.TEAM.name());
        assertThat(settled.counts()).containsEntry("open", 20).containsEntry("delivered", 40);
        assertThat(settled.total()).isEqualTo(60);
    }
}
