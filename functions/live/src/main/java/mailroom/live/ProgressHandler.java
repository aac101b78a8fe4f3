package mailroom.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Way;
import mailroom.live.json.EventData;
import mailroom.live.usecase.TakeProgress;
import mailroom.live.usecase.TakeProgress.Heard;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How batches stand, in; partial batch response out. All that came together about one batch is one write and at most one order. */
public final class ProgressHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressHandler.class);

    private final TakeProgress take;
    private final EventSource source;

    /** As Lambda makes it. */
    public ProgressHandler() {
        this(new Main(Settings.ofProcess()).takeProgress(), EventSource.of(Settings.ofProcess()));
    }

    ProgressHandler(TakeProgress take, EventSource source) {
        this.take = take;
        this.source = source;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        source.require(event.getRecords().stream().map(SQSMessage::getEventSourceArn));
        Map<String, Heard> heard = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                heard.put(message.getMessageId(), read(message.getBody()));
            } catch (Event.Unreadable e) {
                LOG.error("message {}, which no retry makes readable: {}", message.getMessageId(), e.getMessage());
                failed.add(message.getMessageId());
            }
        }
        Map<BatchId, String> missed = take(heard);
        heard.forEach((message, it) -> {
            if (missed.containsKey(it.progress().batch())) {
                failed.add(message);
            }
        });
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    private static Heard read(String body) throws Event.Unreadable {
        Event event = Event.parse(body, EventData.CHANGED);
        return new Heard(
                EventData.progress(event),
                new Way(event.trace().requestId(), event.trace().traceparent()));
    }

    private Map<BatchId, String> take(Map<String, Heard> heard) {
        if (heard.isEmpty()) {
            return Map.of();
        }
        Map<BatchId, Heard> last = new LinkedHashMap<>();
        heard.values().forEach(it -> last.put(it.progress().batch(), it));
        TakeProgress.Taken taken = taken(heard, last.keySet());
        last.forEach((batch, it) -> log(batch, it, taken));
        return taken.failed();
    }

    private TakeProgress.Taken taken(Map<String, Heard> heard, Set<BatchId> batches) {
        try {
            return take.take(heard.values());
        } catch (RuntimeException e) {
            String why = String.valueOf(e);
            return new TakeProgress.Taken(Set.of(), batches.stream().collect(Collectors.toMap(it -> it, _ -> why)));
        }
    }

    private static void log(BatchId batch, Heard heard, TakeProgress.Taken taken) {
        Way way = heard.way();
        try (var _ =
                LogScope.open(new Trace(way.requestId(), way.traceparent())).with("batch", batch.value())) {
            if (taken.failed().containsKey(batch)) {
                LOG.error("comes again: {}", taken.failed().get(batch));
            } else {
                LOG.info(taken.ordered().contains(batch) ? "taken, push ordered" : "taken");
            }
        }
    }
}
