package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Origin;
import mailroom.batches.usecase.RelayBatch;
import mailroom.batches.usecase.RelayBatch.Committed;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the batches table's stream. Records other than of a new batch pass by; the filter in the template stops most before. */
public class RelayHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(RelayHandler.class);

    private final RelayBatch relay;
    private final EventSource source;

    public RelayHandler() {
        this(new Main(Settings.ofProcess()).relay(), EventSource.of(Settings.ofProcess()));
    }

    RelayHandler(RelayBatch relay, EventSource source) {
        this.relay = relay;
        this.source = source;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        source.require(records.stream().map(DynamodbStreamRecord::getEventSourceARN));
        var sequenceNumbers = new HashMap<BatchId, String>();
        var committed = new ArrayList<Committed>();
        var failed = new ArrayList<String>();
        for (DynamodbStreamRecord record : records) {
            String number = record.getDynamodb().getSequenceNumber();
            switch (StreamRecord.read(record)) {
                case StreamRecord.NewBatch(var batch) -> {
                    sequenceNumbers.put(batch.batch(), number);
                    committed.add(batch);
                }
                case StreamRecord.Unreadable(var why) -> {
                    LOG.error("stream record {}: {}", number, why);
                    failed.add(number);
                }
                case StreamRecord.Other() -> {}
            }
        }
        failed.addAll(relayed(committed, sequenceNumbers));
        return new StreamsEventResponse(
                failed.stream().map(BatchItemFailure::new).toList());
    }

    private List<String> relayed(List<Committed> committed, Map<BatchId, String> sequenceNumbers) {
        try {
            List<BatchId> refused = relay.relay(committed);
            committed.stream().filter(it -> !refused.contains(it.batch())).forEach(RelayHandler::log);
            if (!refused.isEmpty()) {
                LOG.warn("the pump's queue refused {} of {} orders", refused.size(), committed.size());
            }
            return refused.stream()
                    .map(it -> sequenceNumbers.getOrDefault(it, ""))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("{} batches not relayed", committed.size(), e);
            return List.copyOf(sequenceNumbers.values());
        }
    }

    private static void log(Committed batch) {
        Origin origin = batch.origin();
        try (var _ = LogScope.open(new Trace(origin.requestId(), origin.traceparent()))
                .with("batch", batch.batch().value())) {
            LOG.info("relayed to the pump");
        }
    }
}
