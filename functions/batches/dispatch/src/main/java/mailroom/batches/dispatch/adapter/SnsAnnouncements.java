package mailroom.batches.dispatch.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.port.Announcements;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Announcements of under 1 KB each, ten to a call. */
record SnsAnnouncements(SnsClient sns, String topic, Envelopes envelopes) implements Announcements {
    private static final int MOST_ENTRIES = 10;

    @Override
    public Set<BatchId> publish(Collection<BatchView> batches) {
        return batches.stream()
                .gather(Gatherers.windowFixed(MOST_ENTRIES))
                .flatMap(this::refused)
                .collect(Collectors.toSet());
    }

    private Stream<BatchId> refused(List<BatchView> views) {
        var entries = IntStream.range(0, views.size())
                .mapToObj(it -> PublishBatchRequestEntry.builder()
                        .id(Integer.toString(it))
                        .message(envelopes.of(views.get(it)))
                        .build())
                .toList();
        return sns.publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entries)).failed().stream()
                .map(it -> views.get(Integer.parseInt(it.id())).batch().id());
    }
}
