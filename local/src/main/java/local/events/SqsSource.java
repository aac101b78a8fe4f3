package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import local.lambda.Invoker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a queue and hands its messages to a function in batches. One long poll is open as long as another batch may go to the function.
 * What the function failed stays where it is: invisible, until the queue shows it again.
 */
final class SqsSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(SqsSource.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final int MOST_BYTES =
            5_500_000; // of bodies: 6 MB is the event's limit, escapes and attributes included
    private static final int MOST_REFUSALS = 8;

    private final Mapping.Sqs mapping;
    private final SqsQueue queue;
    private final Invoker invoker;
    private final Loop loop;
    private final SqsRecords records;
    private final EventFilter filter;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private List<JsonNode> gathered = new ArrayList<>();
    private long gathering;
    private int inFlight;
    private boolean polling;
    private boolean stopped;

    SqsSource(Mapping.Sqs mapping, String region, SqsQueue queue, Invoker invoker, Loop loop) {
        this.mapping = mapping;
        this.queue = queue;
        this.invoker = invoker;
        this.loop = loop;
        this.records = new SqsRecords(mapping.queueArn(), region);
        this.filter = new EventFilter(mapping.filters());
    }

    @Override
    public void start() {
        poll();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void poll() {
        if (polling || stopped || inFlight >= mapping.concurrency()) {
            return;
        }
        polling = true;
        int most = Math.min(mapping.batch() - gathered.size(), Mapping.Sqs.MOST_PER_RECEIVE);
        Duration wait = gathered.isEmpty() ? LONG_POLL : mapping.window();
        queue.receive(most, wait)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.succeeded()) {
                        backoff.reset();
                        polling = false;
                        gather(answer.result());
                        poll();
                    } else {
                        if (!stopped) {
                            LOG.warn(
                                    "{} cannot read {}: {}",
                                    mapping.function(),
                                    mapping.queueArn(),
                                    answer.cause().getMessage());
                        }
                        loop.after(backoff.next(), () -> {
                            polling = false;
                            poll();
                        });
                    }
                }));
    }

    private void gather(List<JsonNode> messages) {
        List<JsonNode> wanted = filter.passesAll() ? messages : wanted(messages);
        if (wanted.isEmpty()) {
            return;
        }
        if (gathered.isEmpty() && !mapping.window().isZero()) {
            long batch = ++gathering;
            loop.after(mapping.window(), () -> {
                if (batch == gathering) {
                    hand();
                }
            });
        }
        gathered.addAll(wanted);
        if (mapping.window().isZero() || gathered.size() >= mapping.batch() || bytes() > MOST_BYTES / 2) {
            hand();
        }
    }

    private List<JsonNode> wanted(List<JsonNode> messages) {
        List<JsonNode> unwanted = messages.stream()
                .filter(it -> !filter.passes(records.filtered(it)))
                .toList();
        delete(unwanted, () -> {});
        return messages.stream().filter(it -> !unwanted.contains(it)).toList();
    }

    private int bytes() {
        return gathered.stream()
                .mapToInt(it -> it.path("Body").asText().length())
                .sum();
    }

    private void hand() {
        List<JsonNode> batch = gathered;
        gathered = new ArrayList<>();
        gathering++;
        inFlight++;
        invoke(batch, Json.records(batch.stream().map(records::record).toList()), 0);
    }

    private void invoke(List<JsonNode> batch, String event, int refusals) {
        loop.then(invoker.invoke(mapping.function(), event), result -> {
            List<String> ids = batch.stream().map(SqsRecords::id).toList();
            switch (BatchAnswer.of(result, ids, mapping.reportsItems())) {
                case BatchAnswer.AllDone() -> delete(batch, this::handed);
                case BatchAnswer.SomeFailed(var failed) -> delete(done(batch, ids, failed), this::handed);
                case BatchAnswer.AllFailed(var why) -> handed();
                case BatchAnswer.NotTaken(var why) -> {
                    if (refusals < MOST_REFUSALS && !stopped) {
                        loop.after(Duration.ofMillis(50L << refusals), () -> invoke(batch, event, refusals + 1));
                    } else {
                        handed();
                    }
                }
            }
        });
    }

    /** Of a FIFO queue, nothing behind the first failure is done: it would overtake. */
    private List<JsonNode> done(List<JsonNode> batch, List<String> ids, Set<String> failed) {
        if (mapping.fifo()) {
            int first = (int) ids.stream().takeWhile(it -> !failed.contains(it)).count();
            return batch.subList(0, first);
        }
        return batch.stream().filter(it -> !failed.contains(SqsRecords.id(it))).toList();
    }

    private void delete(List<JsonNode> messages, Runnable then) {
        if (messages.isEmpty()) {
            then.run();
            return;
        }
        queue.delete(messages)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.failed() && !stopped) {
                        LOG.warn(
                                "{} cannot delete from {}: {}",
                                mapping.function(),
                                mapping.queueArn(),
                                answer.cause().getMessage());
                    }
                    then.run();
                }));
    }

    private void handed() {
        inFlight--;
        poll();
    }
}
