package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.json.EventData;
import mailroom.batches.usecase.PumpBatch;
import mailroom.batches.usecase.PumpBatch.Pumped;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the pump's queue: a page of chunks per message. */
public class PumpHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(PumpHandler.class);

    private final PumpBatch pump;
    private final EventSource source;

    public PumpHandler() {
        this(new Main(Settings.ofProcess()).pump(), EventSource.of(Settings.ofProcess()));
    }

    PumpHandler(PumpBatch pump, EventSource source) {
        this.pump = pump;
        this.source = source;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSMessage> messages = Optional.ofNullable(event.getRecords()).orElse(List.of());
        source.require(messages.stream().map(SQSMessage::getEventSourceArn));
        return new SQSBatchResponse(messages.stream().flatMap(this::handle).toList());
    }

    private Stream<BatchItemFailure> handle(SQSMessage message) {
        try {
            Event event = Event.parse(message.getBody(), EventData.PUMP);
            try (var scope = LogScope.open(event.trace()).with("batch", event.subject())) {
                return pump(message, EventData.pumpOrder(event), scope);
            }
        } catch (Event.Unreadable e) {
            LOG.error("message {}: {}", message.getMessageId(), e.getMessage());
            return failure(message);
        }
    }

    private Stream<BatchItemFailure> pump(SQSMessage message, PumpOrder order, LogScope scope) {
        scope.with("cursor", Integer.toString(order.cursor()));
        try {
            return switch (pump.pump(order)) {
                case Pumped.Continued(int recipients, int cursor, var delay) -> {
                    LOG.info("handed over {} recipients, next at chunk {} in {}", recipients, cursor, delay);
                    yield Stream.empty();
                }
                case Pumped.Finished(int recipients) -> {
                    LOG.info("handed over {} recipients, the last ones", recipients);
                    yield Stream.empty();
                }
                case Pumped.Canceled(int recipients) -> {
                    LOG.info("canceled the rest, {} recipients", recipients);
                    yield Stream.empty();
                }
                case Pumped.Dropped(var why) -> {
                    LOG.warn("order dropped: {}", why);
                    yield Stream.empty();
                }
                case Pumped.Stuck() -> {
                    LOG.warn("the next page could not be ordered");
                    yield failure(message);
                }
            };
        } catch (RuntimeException e) {
            LOG.error("page not handed over", e);
            return failure(message);
        }
    }

    private static Stream<BatchItemFailure> failure(SQSMessage message) {
        return Stream.of(new BatchItemFailure(message.getMessageId()));
    }
}
