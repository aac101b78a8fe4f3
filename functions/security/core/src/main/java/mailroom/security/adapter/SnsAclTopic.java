package mailroom.security.adapter;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.platform.Event;
import mailroom.platform.Trace;
import mailroom.security.domain.Change;
import mailroom.security.port.AclTopic;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Events of at most 25 KB each (a policy with every byte escaped), ten to a call: below the 256 KB of one. */
record SnsAclTopic(SnsClient sns, String topic, RandomGenerator random) implements AclTopic {
    private static final int MOST_ENTRIES = 10;
    private static final String TYPE = "mailroom.acl.changed.v1";
    private static final String SOURCE = "mailroom.security";

    @Override
    public List<Change> publish(List<Change> changes) {
        return changes.stream()
                .gather(Gatherers.windowFixed(MOST_ENTRIES))
                .flatMap(this::refused)
                .toList();
    }

    private Stream<Change> refused(List<Change> changes) {
        var entries = IntStream.range(0, changes.size())
                .mapToObj(it -> entry(Integer.toString(it), changes.get(it)))
                .toList();
        return sns.publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entries)).failed().stream()
                .map(it -> changes.get(Integer.parseInt(it.id())));
    }

    private PublishBatchRequestEntry entry(String id, Change change) {
        var entity = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(change.kind().label())
                .build();
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(event(change).toJson())
                .messageAttributes(Map.of("entity", entity))
                .build();
    }

    /** The same change has the same id and time, however often it is told. */
    private Event event(Change change) {
        var trace = new Trace(change.cause().requestId(), change.cause().traceparent());
        return new Event(
                "acl/%d".formatted(change.version()),
                TYPE,
                SOURCE,
                "%s/%s".formatted(change.kind().label(), change.id()),
                change.at(),
                trace.next(random),
                ChangeItem.event(change));
    }
}
