package mailroom.sender.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.json.EventData;
import mailroom.platform.Event;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.MovingClock;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Report;
import mailroom.sender.domain.Samples;
import mailroom.sender.port.Outcomes;
import mailroom.sender.port.OutcomesContract;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import mailroom.tests.contract.Outlet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@AlsoOnLocalStack
class SnsOutcomesContractTest extends OutcomesContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Outcomes outcomes;
    private Outlet outlet;

    @BeforeEach
    void connect() {
        outcomes = new SnsOutcomes(
                SERVICES.sns(),
                SERVICES.ref("OutcomesTopic"),
                new MovingClock(Samples.NOW),
                () -> UUID.randomUUID().toString(),
                new Random(1));
        outlet = SERVICES.outlet("OutcomesQueue");
    }

    @Override
    protected Outcomes outcomes() {
        return outcomes;
    }

    private List<Event> events(String batch) {
        return outlet.bodies().stream()
                .map(SnsOutcomesContractTest::event)
                .filter(it -> it.subject().equals(batch))
                .toList();
    }

    private static Event event(String body) {
        try {
            return Event.parse(body, EventData.OUTCOME);
        } catch (Event.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected List<Outcome> arrived(ChunkId chunk) {
        return events(chunk.batch()).stream()
                .filter(it -> it.data().path("chunk").intValue() == chunk.number())
                .flatMap(it -> OutcomeJson.read(it.data().path("outcomes").toString()).stream())
                .toList();
    }

    @Test
    void the_batches_room_reads_every_fate_with_its_reason() throws Exception {
        BatchId batch = new BatchIds(new Random()).next(Samples.NOW);
        List<Fate> fates = List.of(
                new Fate.Sent("message-0"),
                new Fate.Delivered(),
                new Fate.Delayed("MailboxFull", "4.2.2 later"),
                new Fate.Bounced(Fate.Bounce.PERMANENT, "General", "5.1.1 ünknown"),
                new Fate.Complained("abuse"),
                new Fate.Rejected("MessageRejected", "virus"),
                new Fate.Failed("Render", "line 1"),
                new Fate.Expired(),
                new Fate.Unknown());
        List<Outcome> all =
                fates.stream().map(it -> Samples.outcome(fates.indexOf(it), it)).toList();
        outcomes.publish(List.of(new Report(new ChunkId(batch.value(), 3), Samples.WAY, all)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(batch.value())).hasSize(1));
        ChunkReport report = EventData.report(events(batch.value()).getFirst());
        Instant at = Samples.NOW;
        assertThat(report.id()).isEqualTo(new mailroom.batches.domain.ChunkId(batch, 3));
        assertThat(report.outcomes())
                .isEqualTo(Map.of(
                        0, read(RecipientState.SENT, at, Reason.Bounce.NONE, "", ""),
                        1, read(RecipientState.DELIVERED, at, Reason.Bounce.NONE, "", ""),
                        2, read(RecipientState.DELAYED, at, Reason.Bounce.NONE, "MailboxFull", "4.2.2 later"),
                        3, read(RecipientState.BOUNCED, at, Reason.Bounce.PERMANENT, "General", "5.1.1 ünknown"),
                        4, read(RecipientState.COMPLAINED, at, Reason.Bounce.NONE, "abuse", ""),
                        5, read(RecipientState.REJECTED, at, Reason.Bounce.NONE, "MessageRejected", "virus"),
                        6, read(RecipientState.FAILED, at, Reason.Bounce.NONE, "Render", "line 1"),
                        7, read(RecipientState.EXPIRED, at, Reason.Bounce.NONE, "", ""),
                        8, read(RecipientState.UNKNOWN, at, Reason.Bounce.NONE, "", "")));
    }

    private static mailroom.batches.domain.Outcome read(
            RecipientState state, Instant at, Reason.Bounce bounce, String code, String diagnostic) {
        return new mailroom.batches.domain.Outcome(state, at, new Reason(bounce, code, diagnostic));
    }
}
