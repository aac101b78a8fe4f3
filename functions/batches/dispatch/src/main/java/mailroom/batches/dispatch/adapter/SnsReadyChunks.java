package mailroom.batches.dispatch.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.port.ReadyChunks;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Chunks in as few calls as their size allows, several calls at once. */
record SnsReadyChunks(SnsClient sns, String topic, Envelopes envelopes) implements ReadyChunks {
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;
    /** Name, type and value of the attribute {@code kind} count too. */
    private static final int ATTRIBUTE_BYTES = 32;

    private static final int PARALLEL = 4;

    /** A message with the kind that subscriptions filter on. */
    private record Message(String body, String kind) {
        int bytes() {
            return body.getBytes(StandardCharsets.UTF_8).length + ATTRIBUTE_BYTES;
        }
    }

    @Override
    public void publish(List<ReadyChunk> chunks) {
        List<Message> messages = chunks.stream()
                .map(it -> new Message(envelopes.of(it), it.batch().kind().label()))
                .toList();
        List<String> failures = calls(messages).stream()
                .gather(Gatherers.mapConcurrent(PARALLEL, this::publishTogether))
                .flatMap(List::stream)
                .toList();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the topic refused %d of %d chunks: %s"
                    .formatted(failures.size(), chunks.size(), failures.getFirst()));
        }
    }

    private static List<List<Message>> calls(List<Message> messages) {
        var calls = new ArrayList<List<Message>>();
        var open = new ArrayList<Message>();
        int bytes = 0;
        for (Message message : messages) {
            if (open.size() == MOST_ENTRIES || (!open.isEmpty() && bytes + message.bytes() > MOST_BYTES)) {
                calls.add(List.copyOf(open));
                open.clear();
                bytes = 0;
            }
            open.add(message);
            bytes += message.bytes();
        }
        if (!open.isEmpty()) {
            calls.add(List.copyOf(open));
        }
        return calls;
    }

    private List<String> publishTogether(List<Message> messages) {
        var entries = IntStream.range(0, messages.size())
                .mapToObj(it -> entry(Integer.toString(it), messages.get(it)))
                .toList();
        return sns.publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entries)).failed().stream()
                .map(BatchResultErrorEntry::code)
                .toList();
    }

    private static PublishBatchRequestEntry entry(String id, Message message) {
        var kind = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(message.kind())
                .build();
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(message.body())
                .messageAttributes(Map.of("kind", kind))
                .build();
    }
}
