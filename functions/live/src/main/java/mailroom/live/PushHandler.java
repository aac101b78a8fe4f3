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
import mailroom.live.domain.PushOrder;
import mailroom.live.domain.Way;
import mailroom.live.json.EventData;
import mailroom.live.usecase.PushProgress;
import mailroom.live.usecase.PushProgress.Pushed;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders of the push queue in, partial batch response out. A batch's orders fail together, so that none overtakes another. */
public final class PushHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(PushHandler.class);

    private final PushProgress push;
    private final EventSource source;

    /** As Lambda makes it. */
    public PushHandler() {
        this(new Main(Settings.ofProcess()).pushProgress(), EventSource.of(Settings.ofProcess()));
    }

    PushHandler(PushProgress push, EventSource source) {
        this.push = push;
        this.source = source;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        source.require(event.getRecords().stream().map(SQSMessage::getEventSourceArn));
        Map<String, PushOrder> orders = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                orders.put(message.getMessageId(), EventData.pushOrder(Event.parse(message.getBody(), EventData.PUSH)));
            } catch (Event.Unreadable e) {
                LOG.error("message {}, which no retry makes readable: {}", message.getMessageId(), e.getMessage());
                failed.add(message.getMessageId());
            }
        }
        Set<BatchId> missed = push(orders.values().stream().toList());
        orders.forEach((message, order) -> {
            if (missed.contains(order.batch())) {
                failed.add(message);
            }
        });
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    /** The batches that must come again. */
    private Set<BatchId> push(List<PushOrder> orders) {
        Map<BatchId, Way> ways =
                orders.stream().collect(Collectors.toMap(PushOrder::batch, PushOrder::way, (_, last) -> last));
        List<Pushed> all = push.push(orders);
        for (Pushed pushed : all) {
            Way way = ways.get(pushed.batch());
            if (way != null) {
                log(pushed, way);
            }
        }
        return all.stream()
                .filter(Pushed.Failed.class::isInstance)
                .map(Pushed::batch)
                .collect(Collectors.toSet());
    }

    private static void log(Pushed pushed, Way way) {
        try (var _ = LogScope.open(new Trace(way.requestId(), way.traceparent()))
                .with("batch", pushed.batch().value())) {
            switch (pushed) {
                case Pushed.Done(var _, int delivered, int gone) ->
                    LOG.info("{} frames sent, {} gone", delivered, gone);
                case Pushed.Failed(var _, var why) -> LOG.error("comes again: {}", why);
            }
        }
    }
}
