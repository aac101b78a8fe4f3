package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import local.events.TableStreamClient.Position;
import local.lambda.Invoker;
import local.observe.Instruments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one shard to its end and hands its records on, one batch at a time. */
final class ShardReader implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final int IDLE_AFTER = 25; // empty reads
    private static final int MOST_PER_READ = 1000;

    private final Mapping.TableStream mapping;
    private final TableStreamClient stream;
    private final TableStreamClient.Shard shard;
    private final Invoker invoker;
    private final GivenUpSink givenUp;
    private final InstantSource clock;
    private final Loop loop;
    private final Runnable ended;
    private final String region;
    private final EventFilter filter;
    private final ShardQueue queue;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private final Backoff retry = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));
    private Position position;
    private List<JsonNode> gathered = new ArrayList<>();
    private boolean windowOver = true;
    private int emptyReads;
    private boolean stopped;

    /** Hears of records that were given up. */
    interface GivenUpSink {
        void accept(TableStreamClient.Shard shard, ShardQueue.GivenUp records);
    }

    ShardReader(
            Mapping.TableStream mapping,
            TableStreamClient stream,
            TableStreamClient.Shard shard,
            boolean fromStart,
            Surroundings surroundings,
            GivenUpSink givenUp,
            Runnable ended) {
        this.mapping = mapping;
        this.stream = stream;
        this.shard = shard;
        this.position = fromStart ? new Position.Oldest() : new Position.Newest();
        this.invoker = surroundings.invoker();
        this.clock = surroundings.clock();
        this.loop = surroundings.loop();
        this.region = surroundings.region();
        this.givenUp = givenUp;
        this.ended = ended;
        this.filter = new EventFilter(mapping.filters());
        this.queue = new ShardQueue(mapping);
    }

    /** What every source stands on. */
    record Surroundings(Invoker invoker, InstantSource clock, Loop loop, String region, Instruments instruments) {}

    @Override
    public void start() {
        stream.iterator(shard.id(), position)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.succeeded()) {
                        read(answer.result());
                    } else {
                        failed("start", answer.cause(), this::start);
                    }
                }));
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void read(String iterator) {
        if (stopped) {
            return;
        }
        stream.read(iterator, MOST_PER_READ)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.succeeded()) {
                        backoff.reset();
                        TableStreamClient.Page page = answer.result();
                        emptyReads = page.records().isEmpty() ? emptyReads + 1 : 0;
                        remember(page);
                        gather(page, () -> readOn(page));
                    } else {
                        failed("read", answer.cause(), () -> read(iterator));
                    }
                }));
    }

    private void readOn(TableStreamClient.Page page) {
        if (page.next().isEmpty()) {
            ended.run();
        } else if (page.records().isEmpty()) {
            loop.after(
                    emptyReads > IDLE_AFTER ? IDLE : BUSY,
                    () -> read(page.next().get()));
        } else {
            read(page.next().get());
        }
    }

    /** Hands on at once without a window; with one, when it is over or a batch is full. */
    private void gather(TableStreamClient.Page page, Runnable then) {
        List<JsonNode> wanted =
                page.records().stream().map(this::record).filter(this::passes).toList();
        if (gathered.isEmpty() && !wanted.isEmpty() && !mapping.window().isZero()) {
            windowOver = false;
            loop.after(mapping.window(), () -> windowOver = true);
        }
        gathered.addAll(wanted);
        boolean ready =
                windowOver || gathered.size() >= mapping.batch() || page.next().isEmpty();
        if (ready && !gathered.isEmpty()) {
            queue.add(gathered);
            gathered = new ArrayList<>();
            hand(then);
        } else {
            then.run();
        }
    }

    private boolean passes(JsonNode record) {
        return filter.passesAll() || filter.passes(Json.write(record));
    }

    /** As Lambda shows it: the template's stream, whole seconds. */
    private JsonNode record(JsonNode read) {
        ObjectNode record = read.deepCopy();
        record.put("awsRegion", region).put("eventSourceARN", mapping.streamArn());
        if (record.path("dynamodb") instanceof ObjectNode change && change.has("ApproximateCreationDateTime")) {
            change.put(
                    "ApproximateCreationDateTime",
                    change.path("ApproximateCreationDateTime").asLong());
        }
        return record;
    }

    private void hand(Runnable then) {
        for (var old = queue.expire(clock.instant()); old.isPresent(); old = queue.expire(clock.instant())) {
            givenUp.accept(shard, old.get());
        }
        Optional<ShardQueue.Batch> head = queue.head();
        if (head.isEmpty() || stopped) {
            then.run();
            return;
        }
        ShardQueue.Batch batch = head.get();
        loop.then(invoker.invoke(mapping.function(), Json.records(batch.records())), result -> {
            switch (BatchAnswer.of(result, batch.ids(), mapping.reportsItems())) {
                case BatchAnswer.AllDone() -> {
                    queue.done();
                    retry.reset();
                    hand(then);
                }
                case BatchAnswer.SomeFailed(var ids) -> later(queue.failed(ids), then);
                case BatchAnswer.AllFailed(var why) -> later(queue.failed(), then);
                case BatchAnswer.NotTaken(var why) -> later(Optional.empty(), then);
            }
        });
    }

    private void later(Optional<ShardQueue.GivenUp> lost, Runnable then) {
        lost.ifPresent(it -> givenUp.accept(shard, it));
        loop.after(retry.next(), () -> hand(then));
    }

    private void remember(TableStreamClient.Page page) {
        if (!page.records().isEmpty()) {
            position = new Position.After(page.records()
                    .getLast()
                    .path("dynamodb")
                    .path("SequenceNumber")
                    .asText());
        }
    }

    /** An iterator that is no good any more is taken anew: where reading stood, or, where that is gone, at the oldest record. */
    private void failed(String what, Throwable why, Runnable sameAgain) {
        switch (why instanceof AwsCallException refused ? refused.code() : "") {
            case "TrimmedDataAccessException" -> {
                position = new Position.Oldest();
                loop.after(BUSY, this::start);
            }
            case "ExpiredIteratorException" -> loop.after(BUSY, this::start);
            default -> again(what, why, sameAgain);
        }
    }

    private void again(String what, Throwable why, Runnable work) {
        if (!stopped) {
            LOG.warn("{} cannot {} {}: {}", mapping.function(), what, mapping.streamArn(), why.getMessage());
            loop.after(backoff.next(), work);
        }
    }
}
