package mailroom.sender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Trace;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Report;
import mailroom.sender.domain.Way;
import mailroom.sender.port.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SES's events in, outcomes out: all that came together about one chunk leaves as one message. */
public final class FeedbackHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackHandler.class);

    private final Outcomes outcomes;
    private final RandomGenerator random;
    private final EventSource source;

    /** As Lambda makes it. */
    public FeedbackHandler() {
        this(Main.outcomes(), Main.random(), Main.source());
    }

    FeedbackHandler(Outcomes outcomes, RandomGenerator random, EventSource source) {
        this.outcomes = outcomes;
        this.random = random;
        this.source = source;
    }

    private sealed interface Read {
        String messageId();

        record Heard(String messageId, SesFeedback.Heard feedback) implements Read {}

        record Ignored(String messageId) implements Read {}

        record Broken(String messageId) implements Read {}
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        source.require(event.getRecords().stream().map(SQSMessage::getEventSourceArn));
        // SES's events carry no trace of ours: each call starts a way of its own.
        Trace trace = Trace.atEdge(Optional.empty(), Optional.empty(), context.getAwsRequestId(), random);
        try (LogScope _ = LogScope.open(trace)) {
            List<Read> all =
                    event.getRecords().stream().map(FeedbackHandler::read).toList();
            Set<ChunkId> missed = publish(all, new Way(trace.requestId(), trace.traceparent()));
            return new SQSBatchResponse(all.stream()
                    .filter(it -> switch (it) {
                        case Read.Heard heard ->
                            missed.contains(heard.feedback().chunk());
                        case Read.Ignored _ -> false;
                        case Read.Broken _ -> true;
                    })
                    .map(it -> new BatchItemFailure(it.messageId()))
                    .toList());
        }
    }

    private static Read read(SQSMessage message) {
        try {
            return switch (SesFeedback.read(message.getBody())) {
                case SesFeedback.Heard heard -> new Read.Heard(message.getMessageId(), heard);
                case SesFeedback.Ignored(var why) -> {
                    LOG.info("an event is ignored: {}", why);
                    yield new Read.Ignored(message.getMessageId());
                }
            };
        } catch (Event.Unreadable e) {
            LOG.error("a message that no retry makes readable: {}", e.getMessage());
            return new Read.Broken(message.getMessageId());
        }
    }

    private Set<ChunkId> publish(List<Read> all, Way way) {
        Map<ChunkId, List<SesFeedback.Heard>> byChunk = all.stream()
                .filter(Read.Heard.class::isInstance)
                .map(it -> ((Read.Heard) it).feedback())
                .collect(Collectors.groupingBy(SesFeedback.Heard::chunk));
        List<Report> reports = byChunk.entrySet().stream()
                .map(it -> new Report(
                        it.getKey(),
                        way,
                        it.getValue().stream().map(SesFeedback.Heard::outcome).toList()))
                .toList();
        Set<ChunkId> missed = reports.isEmpty() ? Set.of() : outcomes.publish(reports);
        LOG.info("{} events: {} chunks reported, {} of them not", all.size(), reports.size(), missed.size());
        return missed;
    }
}
