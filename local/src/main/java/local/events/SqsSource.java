package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
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
    /** Of an event: 6 MB, and what stands around the records. */
    private static final int MOST_BYTES = 6_291_456 - 64;

    private static final int MOST_REFUSALS = 8;

    private final Mapping.Sqs mapping;
    private final SqsQueue queue;
    private final Invoker invoker;
    private final Loop loop;
    private final SqsRecords records;
    private final EventFilter filter;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private final Deque<Item> gathered = new ArrayDeque<>();
    private long gatheredBytes;
    private long window;
    private boolean windowOver;
    private int inFlight;
    private boolean polling;
    private boolean stopped;

    /** A message and its record in the event. */
    private record Item(JsonNode message, String json, int bytes) {}

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
        int room = mapping.batch() - gathered.size();
        if (polling || stopped || inFlight >= mapping.concurrency() || room < 1) {
            return;
        }
        polling = true;
        Duration wait = gathered.isEmpty() ? LONG_POLL : mapping.window();
        queue.receive(Math.min(room, Mapping.Sqs.MOST_PER_RECEIVE), wait)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.succeeded()) {
                        backoff.reset();
                        polling = false;
                        gather(answer.result());
                        poll();
                    } else {
                        cannot("read", answer.cause());
                        loop.after(backoff.next(), () -> {
                            polling = false;
                            poll();
                        });
                    }
                }));
    }

    private void gather(List<JsonNode> messages) {
        List<JsonNode> wanted = filter.passesAll() ? messages : wanted(messages);
        for (JsonNode message : wanted) {
            String json = Json.write(records.record(message));
            int bytes = json.getBytes(StandardCharsets.UTF_8).length + 1;
            gathered.add(new Item(message, json, bytes));
            gatheredBytes += bytes;
        }
        awaitWindow(gathered.size() == wanted.size());
        hand();
    }

    /** @param fresh nothing had gathered before */
    private void awaitWindow(boolean fresh) {
        if (gathered.isEmpty() || mapping.window().isZero()) {
            windowOver = !gathered.isEmpty();
        } else if (fresh) {
            long mine = ++window;
            windowOver = false;
            loop.after(mapping.window(), () -> {
                if (mine == window) {
                    windowOver = true;
                    hand();
                }
            });
        }
    }

    private List<JsonNode> wanted(List<JsonNode> messages) {
        List<JsonNode> wanted = new ArrayList<>();
        List<JsonNode> unwanted = new ArrayList<>();
        for (JsonNode message : messages) {
            (filter.passes(records.filtered(message)) ? wanted : unwanted).add(message);
        }
        delete(unwanted, () -> {});
        return wanted;
    }

    /** Hands on what is due: a full batch, or any when the window is over. */
    private void hand() {
        while (!gathered.isEmpty()
                && inFlight < mapping.concurrency()
                && (windowOver || gathered.size() >= mapping.batch() || gatheredBytes > MOST_BYTES)) {
            List<Item> batch = new ArrayList<>();
            long bytes = 0;
            for (Item next = gathered.peek();
                    next != null
                            && batch.size() < mapping.batch()
                            && (batch.isEmpty() || bytes + next.bytes() <= MOST_BYTES);
                    next = gathered.peek()) {
                batch.add(gathered.remove());
                bytes += next.bytes();
            }
            gatheredBytes -= bytes;
            inFlight++;
            invoke(batch);
            if (!windowOver) {
                awaitWindow(true);
            }
        }
    }

    private void invoke(List<Item> batch) {
        String event = batch.stream().map(Item::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        List<JsonNode> messages = batch.stream().map(Item::message).toList();
        InvokeContext context = Lineage.deepest(messages.stream()
                .map(it -> it.path("Attributes").path("AWSTraceHeader").asText())
                .toList());
        invoke(messages, event, context, 0);
    }

    private void invoke(List<JsonNode> batch, String event, InvokeContext context, int refusals) {
        loop.then(invoker.invoke(mapping.function(), event, context), result -> {
            if (loops(result) && batch.size() > 1 && !mapping.fifo()) {
                oneByOne(batch);
                return;
            }
            List<String> ids = batch.stream().map(SqsRecords::id).toList();
            switch (BatchAnswer.of(result, ids, mapping.reportsItems())) {
                case BatchAnswer.AllDone() -> delete(batch, this::handed);
                case BatchAnswer.SomeFailed(var failed) -> delete(done(batch, ids, failed), this::handed);
                case BatchAnswer.AllFailed(var why) -> handed();
                case BatchAnswer.NotTaken(var why) -> {
                    if (refusals < MOST_REFUSALS && !stopped) {
                        loop.after(
                                Duration.ofMillis(50L << refusals), () -> invoke(batch, event, context, refusals + 1));
                    } else {
                        handed();
                    }
                }
            }
        });
    }

    private static boolean loops(InvokeResult result) {
        return result instanceof InvokeResult.Refused refused
                && refused.errorType().equals("RecursiveInvocationException");
    }

    /** A message that goes in a circle does not keep its neighbours from the function. */
    private void oneByOne(List<JsonNode> batch) {
        inFlight += batch.size() - 1;
        batch.forEach(it -> invoke(List.of(new Item(it, Json.write(records.record(it)), 0))));
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
                    if (answer.failed()) {
                        cannot("delete from", answer.cause());
                    }
                    then.run();
                }));
    }

    private void cannot(String what, Throwable why) {
        if (!stopped) {
            LOG.warn("{} cannot {} {}: {}", mapping.function(), what, mapping.queueArn(), why.getMessage());
        }
    }

    private void handed() {
        inFlight--;
        hand();
        poll();
    }
}
