package mailroom.batches.dispatch.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.Recipient;
import mailroom.batches.fake.Given;
import mailroom.batches.json.EventData;
import mailroom.platform.Event;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class MessagingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final BatchId ID = new BatchIds(new Random(1)).next(NOON);
    private static final Envelopes ENVELOPES = new Envelopes(() -> NOON, new Random(1));

    private final List<PublishBatchRequest> calls = Collections.synchronizedList(new ArrayList<>());

    private SnsReadyChunks topic(String... failing) {
        SnsClient sns = new SnsClient() {
            @Override
            public PublishBatchResponse publishBatch(Consumer<PublishBatchRequest.Builder> request) {
                calls.add(PublishBatchRequest.builder().applyMutation(request).build());
                return PublishBatchResponse.builder()
                        .failed(List.of(failing).stream()
                                .map(it -> BatchResultErrorEntry.builder()
                                        .id(it)
                                        .code("InternalError")
                                        .build())
                                .toList())
                        .build();
            }

            @Override
            public String serviceName() {
                return "sns";
            }

            @Override
            public void close() {}
        };
        return new SnsReadyChunks(sns, "arn:topic", ENVELOPES);
    }

    private static List<ReadyChunk> ready(Content content, List<Recipient> recipients) {
        Batch batch = Given.batch(ID, recipients.size());
        return Chunking.split(ID, recipients).stream()
                .map(it -> new ReadyChunk(batch, content, it))
                .toList();
    }

    private List<PublishBatchRequestEntry> entries() {
        return calls.stream()
                .flatMap(it -> it.publishBatchRequestEntries().stream())
                .toList();
    }

    @Test
    void small_chunks_go_ten_to_a_call() {
        topic().publish(ready(Given.CONTENT, Given.recipients(1_000)));
        assertThat(calls)
                .extracting(it -> it.publishBatchRequestEntries().size())
                .containsExactly(10, 10);
        assertThat(entries())
                .allSatisfy(it -> assertThat(it.messageAttributes().get("kind").stringValue())
                        .isEqualTo("bulk"));
    }

    @Test
    void the_largest_chunk_with_the_largest_content_fits_a_message() {
        String variables = "{\"x\":\"%s\"}".formatted("y".repeat(16_000));
        var recipients = IntStream.range(0, 40)
                .mapToObj(it -> new Recipient(new Address("r%d@example.com".formatted(it)), variables))
                .toList();
        var content = new Content(Given.FROM, "", "s", "t".repeat(65_000), "");
        topic().publish(ready(content, recipients));
        assertThat(calls).allSatisfy(call -> assertThat(call.publishBatchRequestEntries().stream()
                        .mapToInt(it -> it.message().getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(256 * 1024));
        assertThat(entries()).hasSize(4);
    }

    @Test
    void a_chunk_s_event_has_all_that_a_sender_needs() throws Exception {
        var recipient = new Recipient(new Address("a@example.com"), "{\"name\":\"Zoë\",\"n\":1.50}");
        topic().publish(ready(Given.CONTENT, List.of(recipient)));
        Event event = Event.parse(entries().getFirst().message(), EventData.CHUNK_READY);
        assertThat(event.subject()).isEqualTo(ID.value());
        assertThat(event.trace().requestId()).isEqualTo("req-1");
        assertThat(event.trace().traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        JsonNode data = event.data();
        assertThat(data.path("kind").textValue()).isEqualTo("bulk");
        assertThat(data.path("chunk").intValue()).isZero();
        assertThat(data.path("expires_at").textValue()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(data.path("recipients").path(0).toString())
                .isEqualTo("{\"index\":0,\"address\":\"a@example.com\",\"variables\":{\"name\":\"Zoë\",\"n\":1.5}}");
        assertThat(data.has("html")).isFalse();
    }

    @Test
    void a_chunk_that_the_topic_refuses_fails_the_page() {
        assertThatThrownBy(() -> topic("0").publish(ready(Given.CONTENT, Given.recipients(10))))
                .hasMessageContaining("refused 1 of 1");
    }

    @Test
    void an_order_comes_back_out_of_its_message_as_it_went_in() throws Exception {
        var sent = new ArrayList<SendMessageBatchRequest>();
        SqsClient sqs = new SqsClient() {
            @Override
            public SendMessageBatchResponse sendMessageBatch(Consumer<SendMessageBatchRequest.Builder> request) {
                sent.add(
                        SendMessageBatchRequest.builder().applyMutation(request).build());
                return SendMessageBatchResponse.builder()
                        .failed(software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry.builder()
                                .id("1")
                                .code("InternalError")
                                .build())
                        .build();
            }

            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        };
        var first = PumpOrder.first(ID, 7, Given.ORIGIN);
        var refused = new SqsPumpOrders(sqs, "https://queue", ENVELOPES)
                .enqueue(List.of(first, first.next(9)), Duration.ofSeconds(2));
        assertThat(refused).containsExactly(first.next(9));
        var entry = sent.getFirst().entries().getFirst();
        assertThat(entry.delaySeconds()).isEqualTo(2);
        PumpOrder read = EventData.pumpOrder(Event.parse(entry.messageBody(), EventData.PUMP));
        assertThat(read.batch()).isEqualTo(ID);
        assertThat(read.cursor()).isEqualTo(7);
        assertThat(read.origin().requestId()).isEqualTo("req-1");
    }
}
