package mailroom.sender.adapter;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mailroom.platform.Event;
import mailroom.platform.Json;
import mailroom.platform.Trace;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Outcome;
import mailroom.sender.domain.Report;
import mailroom.sender.port.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Outcomes as {@code mailroom.recipients.outcome.v1} on a topic, by as few calls as SNS's limits allow. */
final class SnsOutcomes implements Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(SnsOutcomes.class);
    private static final String TYPE = "mailroom.recipients.outcome.v1";
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 250_000; // SNS takes 262,144 per call, attributes and all
    private static final int MOST_OUTCOMES = 100; // of at most some 500 bytes: a message far below 256 KB

    private final SnsClient sns;
    private final String topic;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final RandomGenerator random;

    SnsOutcomes(SnsClient sns, String topic, InstantSource clock, Supplier<String> ids, RandomGenerator random) {
        this.sns = sns;
        this.topic = topic;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    private record Message(ChunkId chunk, String text) {
        int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    @Override
    public Set<ChunkId> publish(List<Report> reports) {
        Set<ChunkId> missed = new LinkedHashSet<>();
        List<Message> call = new ArrayList<>();
        int bytes = 0;
        for (Report report : reports) {
            for (Message message : messages(report)) {
                if (call.size() == MOST_ENTRIES || bytes + message.bytes() > MOST_BYTES) {
                    missed.addAll(send(call));
                    call.clear();
                    bytes = 0;
                }
                call.add(message);
                bytes += message.bytes();
            }
        }
        missed.addAll(send(call));
        return missed;
    }

    private List<Message> messages(Report report) {
        List<Message> messages = new ArrayList<>();
        List<Outcome> all = report.outcomes();
        for (int from = 0; from < all.size(); from += MOST_OUTCOMES) {
            var part = all.subList(from, Math.min(all.size(), from + MOST_OUTCOMES));
            messages.add(new Message(report.chunk(), event(report, part).toJson()));
        }
        return messages;
    }

    private Event event(Report report, List<Outcome> outcomes) {
        var data = Json.object()
                .put("batch", report.chunk().batch())
                .put("chunk", report.chunk().number());
        data.set("outcomes", OutcomeJson.write(outcomes));
        Trace trace = new Trace(report.way().requestId(), report.way().traceparent()).next(random);
        return new Event(ids.get(), TYPE, "mailroom.sender", report.chunk().batch(), clock.instant(), trace, data);
    }

    private Set<ChunkId> send(List<Message> call) {
        Set<ChunkId> missed = new LinkedHashSet<>();
        if (call.isEmpty()) {
            return missed;
        }
        List<PublishBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : call) {
            entries.add(PublishBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .message(message.text())
                    .build());
        }
        try {
            sns.publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entries)).failed().stream()
                    .map(it -> call.get(Integer.parseInt(it.id())).chunk())
                    .forEach(missed::add);
        } catch (SdkException e) {
            call.forEach(it -> missed.add(it.chunk()));
            LOG.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("SNS did not take the call");
        }
        return missed;
    }
}
