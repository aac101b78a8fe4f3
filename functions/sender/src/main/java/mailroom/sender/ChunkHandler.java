package mailroom.sender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.sender.domain.Delivery;
import mailroom.sender.domain.Handled;
import mailroom.sender.domain.SendChunk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chunks in, partial batch response out: each message stands for itself. */
public final class ChunkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkHandler.class);

    private final SendChunk send;
    private final InstantSource clock;
    private final EventSource source;

    /** As Lambda makes it. */
    public ChunkHandler() {
        this(Main.sendChunk(), Main.clock(), Main.source());
    }

    ChunkHandler(SendChunk send, InstantSource clock, EventSource source) {
        this.send = send;
        this.clock = clock;
        this.source = source;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        source.require(event.getRecords().stream().map(SQSMessage::getEventSourceArn));
        Instant deadline = clock.instant().plusMillis(context.getRemainingTimeInMillis());
        return new SQSBatchResponse(event.getRecords().stream()
                .flatMap(it -> failure(it, deadline).stream())
                .toList());
    }

    private Optional<BatchItemFailure> failure(SQSMessage message, Instant deadline) {
        Optional<BatchItemFailure> again = Optional.of(new BatchItemFailure(message.getMessageId()));
        Event event;
        try {
            event = Event.parse(message.getBody(), ChunkReader.TYPE);
        } catch (Event.Unreadable _) {
            // Without the reason: a parser's own words may quote what it could not read.
            LOG.atError()
                    .addKeyValue("message", message.getMessageId())
                    .log("no event of ours, and no retry makes it one");
            return again;
        }
        try (LogScope scope = LogScope.open(event.trace())) {
            Delivery delivery = ChunkReader.read(event, message.getBody());
            scope.with("batch", delivery.chunk().id().batch())
                    .with("chunk", Integer.toString(delivery.chunk().id().number()));
            return handled(delivery, deadline) ? Optional.empty() : again;
        } catch (Event.Unreadable e) {
            LOG.error("no retry makes this message readable: {}", e.getMessage());
            return again;
        }
    }

    /** Whether the message may be acknowledged. */
    private boolean handled(Delivery delivery, Instant deadline) {
        try {
            return switch (send.handle(delivery, deadline)) {
                case Handled.Reported(int recipients) -> {
                    LOG.info("{} recipients settled and reported", recipients);
                    yield true;
                }
                case Handled.Postponed(var delay, var why) -> {
                    LOG.atInfo().addKeyValue("reason", why).log("comes again in {} ms", delay.toMillis());
                    yield true;
                }
                case Handled.Unreported() -> {
                    LOG.warn("stored but not reported: comes again to be reported");
                    yield false;
                }
                case Handled.NotBegun() -> {
                    LOG.warn("not begun: too little of the invocation is left");
                    yield false;
                }
            };
        } catch (RuntimeException e) {
            // The handler's edge. Only the kind of failure: a message of a library may quote an address.
            LOG.atError().addKeyValue("error", e.getClass().getName()).log("failed: the message comes again");
            return false;
        }
    }
}
