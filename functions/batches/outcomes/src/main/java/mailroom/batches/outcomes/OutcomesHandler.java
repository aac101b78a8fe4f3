package mailroom.batches.outcomes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.domain.ChunkReport;
import mailroom.batches.json.EventData;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.platform.AwsClients;
import mailroom.platform.Event;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the outcomes' queue. All messages of a call are applied together; each fails for itself. */
public class OutcomesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomesHandler.class);

    private final ApplyOutcomes outcomes;

    public OutcomesHandler() {
        this(outcomes(Settings.ofProcess()));
    }

    OutcomesHandler(ApplyOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    private static ApplyOutcomes outcomes(Settings settings) {
        var clock = Clock.systemUTC();
        var backoff = new Backoff(new SecureRandom(), Backoff::sleep);
        var store = DynamoAdapters.open(new AwsClients(), settings.required("BATCHES_TABLE"), clock, backoff);
        return new ApplyOutcomes(store, clock, backoff);
    }

    /** What a message holds. */
    private sealed interface Read {
        String id();

        record Good(String id, Trace trace, ChunkReport report) implements Read {}

        record Bad(String id) implements Read {}
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<Read> messages = Optional.ofNullable(event.getRecords()).orElse(List.of()).stream()
                .map(OutcomesHandler::read)
                .toList();
        var applied = outcomes.apply(messages.stream()
                .flatMap(it -> it instanceof Read.Good good
                        ? Optional.of(good.report()).stream()
                        : Optional.<ChunkReport>empty().stream())
                .toList());
        applied.dropped().forEach(it -> LOG.warn("outcome of {} dropped: there is no such place, or no longer", it));
        LOG.info("{} messages changed {} chunks", messages.size(), applied.changed());
        Predicate<Read> failed = it -> switch (it) {
            case Read.Bad _ -> true;
            case Read.Good good -> {
                String why = applied.failed().get(good.report().id());
                if (why != null) {
                    log(good, why);
                }
                yield why != null;
            }
        };
        return new SQSBatchResponse(messages.stream()
                .filter(failed)
                .map(it -> new BatchItemFailure(it.id()))
                .toList());
    }

    private static void log(Read.Good message, String why) {
        try (var _ = LogScope.open(message.trace())
                .with("batch", message.report().id().batch().value())) {
            LOG.error("chunk {} not changed: {}", message.report().id().number(), why);
        }
    }

    private static Read read(SQSMessage message) {
        String id = message.getMessageId();
        if (!"aws:sqs".equals(message.getEventSource())
                || !String.valueOf(message.getEventSourceArn()).contains(":sqs:")) {
            LOG.error("message {} is not from a queue", id);
            return new Read.Bad(id);
        }
        try {
            Event event = Event.parse(message.getBody(), EventData.OUTCOME);
            return new Read.Good(id, event.trace(), EventData.report(event));
        } catch (Event.Unreadable e) {
            LOG.error("message {}: {}", id, e.getMessage());
            return new Read.Bad(id);
        }
    }
}
