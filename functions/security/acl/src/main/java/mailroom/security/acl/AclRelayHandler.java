package mailroom.security.acl;

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
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import mailroom.security.domain.Change;
import mailroom.security.port.AclTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the security table's stream and tells every change; what the topic does not take comes again, with all that came after it. */
public class AclRelayHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(AclRelayHandler.class);

    private final AclTopic topic;
    private final EventSource source;

    public AclRelayHandler() {
        this(new Main(Settings.ofProcess()).topic(), EventSource.of(Settings.ofProcess()));
    }

    AclRelayHandler(AclTopic topic, EventSource source) {
        this.topic = topic;
        this.source = source;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        source.require(records.stream().map(DynamodbStreamRecord::getEventSourceARN));
        var numbers = new LinkedHashMap<Change, String>();
        var failed = new ArrayList<String>();
        for (DynamodbStreamRecord record : records) {
            String number = record.getDynamodb().getSequenceNumber();
            switch (ChangeRecord.read(record)) {
                case ChangeRecord.Told(var change) -> numbers.put(change, number);
                case ChangeRecord.Unreadable(var why) -> {
                    LOG.error("stream record {}: {}", number, why);
                    failed.add(number);
                }
                case ChangeRecord.Other() -> {}
            }
        }
        failed.addAll(told(numbers));
        return new StreamsEventResponse(
                failed.stream().map(BatchItemFailure::new).toList());
    }

    private List<String> told(Map<Change, String> numbers) {
        try {
            List<Change> refused = topic.publish(List.copyOf(numbers.keySet()));
            numbers.keySet().stream().filter(it -> !refused.contains(it)).forEach(AclRelayHandler::log);
            if (!refused.isEmpty()) {
                LOG.warn("the topic refused {} of {} changes", refused.size(), numbers.size());
            }
            return refused.stream().map(it -> numbers.getOrDefault(it, "")).toList();
        } catch (RuntimeException e) {
            LOG.error("{} changes not told", numbers.size(), e);
            return List.copyOf(numbers.values());
        }
    }

    private static void log(Change change) {
        try (var _ = LogScope.open(
                new Trace(change.cause().requestId(), change.cause().traceparent()))) {
            LOG.info("told change {}: {} {}", change.version(), change.kind().label(), change.what());
        }
    }
}
