package mailroom.batches.outcomes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.json.EventData;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.platform.Event;
import mailroom.platform.EventSource;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the outcomes' queue. All messages of a call are applied together; each fails for itself. */
public class OutcomesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomesHandler.class);

    private final ApplyOutcomes outcomes;
    private final EventSource source;

    public OutcomesHandler() {
        this(Main.outcomes(Settings.ofProcess()), EventSource.of(Settings.ofProcess()));
    }

    OutcomesHandler(ApplyOutcomes outcomes, EventSource source) {
        this.outcomes = outcomes;
        this.source = source;
    }

    /** What a message holds. */
    private sealed interface Read {
        String id();

        record Good(String id, Trace trace, ChunkReport report) implements Read {}

        record Bad(String id) implements Read {}
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSMessage> records = Optional.ofNullable(event.getRecords()).orElse(List.of());
        source.require(records.stream().map(SQSMessage::getEventSourceArn));
        List<Read> messages = records.stream().map(OutcomesHandler::read).toList();
        var applied = outcomes.apply(messages.stream()
                .flatMap(it -> it instanceof Read.Good good
                        ? Optional.of(good.report()).stream()
                        : Optional.<ChunkReport>empty().stream())
                .toList());
        applied.dropped().forEach(it -> LOG.warn("outcome of {} dropped: there is no such place, or no longer", it));
        Predicate<Read> failed = it -> switch (it) {
            case Read.Bad _ -> true;
            case Read.Good good -> {
                Optional<String> why =
                        Optional.ofNullable(applied.failed().get(good.report().id()));
                log(good, why);
                yield why.isPresent();
            }
        };
        return new SQSBatchResponse(messages.stream()
                .filter(failed)
                .map(it -> new BatchItemFailure(it.id()))
                .toList());
    }

    private static void log(Read.Good message, Optional<String> failure) {
        ChunkReport report = message.report();
        try (var _ = LogScope.open(message.trace())
                .with("batch", report.id().batch().value())
                .with("chunk", Integer.toString(report.id().number()))) {
            failure.ifPresentOrElse(
                    why -> LOG.error(
                            "{} outcomes not applied: {}", report.outcomes().size(), why),
                    () -> LOG.info("{} outcomes applied", report.outcomes().size()));
        }
    }

    private static Read read(SQSMessage message) {
        String id = message.getMessageId();
        try {
            Event event = Event.parse(message.getBody(), EventData.OUTCOME);
            return new Read.Good(id, event.trace(), EventData.report(event));
        } catch (Event.Unreadable e) {
            LOG.error("message {}: {}", id, e.getMessage());
            return new Read.Bad(id);
        }
    }
}
