package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Origin;
import mailroom.batches.usecase.AnnounceChanges;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the batches table's stream: changes of stage and counts. All that came together about one batch leaves as one announcement. */
public class AnnouncerHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncerHandler.class);

    private final AnnounceChanges announce;
    private final EventSource source;

    public AnnouncerHandler() {
        this(new Main(Settings.ofProcess()).announce(), EventSource.of(Settings.ofProcess()));
    }

    AnnouncerHandler(AnnounceChanges announce, EventSource source) {
        this.announce = announce;
        this.source = source;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        source.require(records.stream().map(DynamodbStreamRecord::getEventSourceARN));
        var firstChange = new LinkedHashMap<BatchId, String>();
        var failed = new ArrayList<String>();
        for (DynamodbStreamRecord record : records) {
            String number = record.getDynamodb().getSequenceNumber();
            switch (ChangeRecord.read(record)) {
                case ChangeRecord.Changed(var batch) -> firstChange.putIfAbsent(batch, number);
                case ChangeRecord.Unreadable(var why) -> {
                    LOG.error("stream record {}: {}", number, why);
                    failed.add(number);
                }
                case ChangeRecord.Other() -> {}
            }
        }
        failed.addAll(announced(firstChange));
        return new StreamsEventResponse(
                failed.stream().map(BatchItemFailure::new).toList());
    }

    private List<String> announced(Map<BatchId, String> firstChange) {
        try {
            var announced = announce.announce(firstChange.keySet());
            announced.told().forEach(AnnouncerHandler::log);
            if (!announced.refused().isEmpty()) {
                LOG.warn(
                        "the topic refused {} of {} batches",
                        announced.refused().size(),
                        firstChange.size());
            }
            return announced.refused().stream()
                    .map(it -> firstChange.getOrDefault(it, ""))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("{} batches not announced", firstChange.size(), e);
            return List.copyOf(firstChange.values());
        }
    }

    private static void log(BatchView view) {
        Origin origin = view.batch().origin();
        try (var _ = LogScope.open(new Trace(origin.requestId(), origin.traceparent()))
                .with("batch", view.batch().id().value())) {
            LOG.info("announced as {}, version {}", view.stage().label(), view.version());
        }
    }
}
