package mailroom.sender.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.platform.Event;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Fate.Bounce;
import mailroom.sender.domain.MovingClock;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Report;
import mailroom.sender.domain.Samples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

class SnsOutcomesTest {
    private static final String TYPE = "mailroom.recipients.outcome.v1";

    /** A topic that fails some entries, or whole calls. */
    private static final class Topic implements SnsClient {
        final List<PublishBatchRequest> calls = new ArrayList<>();
        List<String> failing = List.of();
        int failingCall = -1;

        @Override
        public PublishBatchResponse publishBatch(PublishBatchRequest request) {
            calls.add(request);
            if (calls.size() - 1 == failingCall) {
                throw SdkClientException.create("scripted");
            }
            return PublishBatchResponse.builder()
                    .failed(failing.stream()
                            .map(it -> BatchResultErrorEntry.builder().id(it).build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private final Topic topic = new Topic();
    private final SnsOutcomes outcomes =
            new SnsOutcomes(topic, "topic-arn", new MovingClock(Samples.NOW), () -> "id-1", new Random(1));

    private static List<Report> reports(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Samples.report(Samples.chunk(1), 1))
                .toList();
    }

    private List<String> messages() {
        return topic.calls.stream()
                .flatMap(it -> it.publishBatchRequestEntries().stream())
                .map(PublishBatchRequestEntry::message)
                .toList();
    }

    @Test
    void an_outcome_is_written_as_the_contract_says() throws Exception {
        Chunk chunk = Samples.chunk(3);
        outcomes.publish(List.of(new Report(
                chunk.id(),
                Samples.WAY,
                List.of(
                        new Outcome(0, Samples.NOW, new Fate.Sent("message-0")),
                        new Outcome(1, Samples.NOW, new Fate.Bounced(Bounce.TRANSIENT, "MailboxFull", "full")),
                        new Outcome(2, Samples.NOW, new Fate.Complained(""))))));
        Event event = Event.parse(messages().getFirst(), TYPE);
        assertThat(event.subject()).isEqualTo(chunk.id().batch());
        assertThat(event.source()).isEqualTo("mailroom.sender");
        assertThat(event.trace().requestId()).isEqualTo(Samples.WAY.requestId());
        assertThat(event.trace().traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(event.trace().traceparent()).isNotEqualTo(Samples.WAY.traceparent());
        JsonNode data = event.data();
        assertThat(data.toString()).isEqualTo("""
                {"batch":"%s","chunk":1,"outcomes":[\
                {"index":0,"state":"sent","at":"2026-11-23T10:00:00Z"},\
                {"index":1,"state":"bounced","bounce":"transient","code":"MailboxFull","diagnostic":"full",\
                "at":"2026-11-23T10:00:00Z"},\
                {"index":2,"state":"complained","at":"2026-11-23T10:00:00Z"}]}""".formatted(chunk.id().batch()));
    }

    @Test
    void ten_messages_go_by_one_call() {
        assertThat(outcomes.publish(reports(21))).isEmpty();
        assertThat(topic.calls)
                .extracting(it -> it.publishBatchRequestEntries().size())
                .containsExactly(10, 10, 1);
    }

    @Test
    void no_call_is_larger_than_sns_takes() {
        Chunk chunk = Samples.chunk(1);
        List<Outcome> longOnes = IntStream.range(0, 1_000)
                .mapToObj(it -> new Outcome(
                        it % 50, Samples.NOW, new Fate.Bounced(Bounce.PERMANENT, "General", "é".repeat(300))))
                .toList();
        assertThat(outcomes.publish(List.of(new Report(chunk.id(), Samples.WAY, longOnes))))
                .isEmpty();
        assertThat(topic.calls).allSatisfy(call -> assertThat(call.publishBatchRequestEntries().stream()
                        .mapToInt(it -> it.message().getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(262_144));
    }

    @Test
    void the_chunk_of_a_failed_entry_is_returned_and_no_other() {
        topic.failing = List.of("1");
        List<Report> reports = reports(3);
        assertThat(outcomes.publish(reports)).containsExactly(reports.get(1).chunk());
    }

    @Test
    void a_failed_call_returns_its_own_chunks_and_the_next_call_still_goes() {
        topic.failingCall = 0;
        List<Report> reports = reports(12);
        List<ChunkId> first = reports.subList(0, 10).stream().map(Report::chunk).toList();
        assertThat(outcomes.publish(reports)).containsExactlyElementsOf(first);
        assertThat(topic.calls).hasSize(2);
    }
}
