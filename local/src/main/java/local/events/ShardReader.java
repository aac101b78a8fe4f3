package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import local.events.TableStreamClient.Position;
import local.lambda.Invoker;
import local.observe.Instruments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one shard to its end and hands its records on, in as many lanes as the mapping has: records of one key are in one lane. */
final class ShardReader implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final int IDLE_AFTER = 25; // empty reads
    private static final int MOST_PER_READ = 1000;
    private static final int MOST_OPEN = 10_000;

    private final Mapping.TableStream mapping;
    private final TableStreamClient stream;
    private final TableStreamClient.Shard shard;
    private final Surroundings surroundings;
    private final Loop loop;
    private final Runnable ended;
    private final EventFilter filter;
    private final List<ShardLane> lanes;
    private final ShardProgress progress = new ShardProgress();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private Position position;
    private Optional<Runnable> resume = Optional.empty();
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
            Position from,
            Surroundings surroundings,
            GivenUpSink givenUp,
            Runnable ended) {
        this.mapping = mapping;
        this.stream = stream;
        this.shard = shard;
        this.position = from;
        this.surroundings = surroundings;
        this.loop = surroundings.loop();
        this.ended = ended;
        this.filter = new EventFilter(mapping.filters());
        this.lanes = IntStream.range(0, mapping.parallel())
                .mapToObj(it -> new ShardLane(
                        mapping, surroundings, records -> givenUp.accept(shard, records), this::done, this::idle))
                .toList();
    }

    /** What every source stands on. */
    record Surroundings(
            Invoker invoker, InstantSource clock, Loop loop, String region, StateFile state, Instruments instruments) {}

    /** The name under which a shard's checkpoint is kept. */
    static String checkpoint(Mapping.TableStream mapping, String shard) {
        return "stream/%s.%s/%s".formatted(mapping.function(), mapping.name(), shard);
    }

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
        lanes.forEach(ShardLane::stop);
    }

    private void read(String iterator) {
        if (stopped) {
            return;
        }
        stream.read(iterator, MOST_PER_READ)
                .onComplete(answer -> loop.run(() -> {
                    if (answer.succeeded()) {
                        backoff.reset();
                        accept(answer.result());
                    } else {
                        failed("read", answer.cause(), () -> read(iterator));
                    }
                }));
    }

    private void accept(TableStreamClient.Page page) {
        emptyReads = page.records().isEmpty() ? emptyReads + 1 : 0;
        List<String> read =
                page.records().stream().map(ShardQueue::sequenceNumber).toList();
        if (!read.isEmpty()) {
            position = new Position.After(read.getLast());
        }
        progress.read(read);
        gather(page);
        resume = Optional.of(() -> readOn(page));
        idle();
    }

    /** Reads on when some lane has nothing to do. At the shard's end all of them have. */
    private void idle() {
        boolean lastPage = gathered.isEmpty() && lanes.stream().allMatch(ShardLane::isIdle);
        boolean room = lanes.stream().anyMatch(ShardLane::isIdle) && progress.open() < MOST_OPEN;
        resume.filter(it -> lastPage || room).ifPresent(it -> {
            resume = Optional.empty();
            it.run();
        });
    }

    private void readOn(TableStreamClient.Page page) {
        Optional<String> next = page.next();
        if (next.isEmpty()) {
            if (lanes.stream().allMatch(ShardLane::isIdle)) {
                ended.run();
            } else {
                resume = Optional.of(() -> readOn(page));
            }
        } else if (page.records().isEmpty()) {
            loop.after(emptyReads > IDLE_AFTER ? IDLE : BUSY, () -> read(next.get()));
        } else {
            read(next.get());
        }
    }

    /** Hands on at once without a window; with one, when it is over or a batch is full. */
    private void gather(TableStreamClient.Page page) {
        List<JsonNode> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (JsonNode read : page.records()) {
            JsonNode record = record(read);
            if (filter.passesAll() || filter.passes(Json.write(record))) {
                wanted.add(record);
            } else {
                unwanted.add(ShardQueue.sequenceNumber(record));
            }
        }
        done(unwanted);
        if (gathered.isEmpty() && !wanted.isEmpty() && !mapping.window().isZero()) {
            windowOver = false;
            loop.after(mapping.window(), () -> windowOver = true);
        }
        gathered.addAll(wanted);
        boolean ready =
                windowOver || gathered.size() >= mapping.batch() || page.next().isEmpty();
        if (ready && !gathered.isEmpty()) {
            List<JsonNode> records = gathered;
            gathered = new ArrayList<>();
            distribute(records);
        }
    }

    private void distribute(List<JsonNode> records) {
        List<List<JsonNode>> shares =
                lanes.stream().<List<JsonNode>>map(it -> new ArrayList<>()).toList();
        for (JsonNode record : records) {
            int key = record.path("dynamodb").path("Keys").toString().hashCode();
            shares.get(Math.floorMod(key, lanes.size())).add(record);
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).add(shares.get(i));
        }
    }

    /** As Lambda shows it: the template's stream, whole seconds. */
    private JsonNode record(JsonNode read) {
        ObjectNode record = read.deepCopy();
        record.put("awsRegion", surroundings.region()).put("eventSourceARN", mapping.streamArn());
        if (record.path("dynamodb") instanceof ObjectNode change && change.has("ApproximateCreationDateTime")) {
            change.put(
                    "ApproximateCreationDateTime",
                    change.path("ApproximateCreationDateTime").asLong());
        }
        return record;
    }

    private void done(Collection<String> sequenceNumbers) {
        progress.done(sequenceNumbers).ifPresent(it -> surroundings.state().put(checkpoint(mapping, shard.id()), it));
    }

    /** An iterator that is no good any more is taken anew: where reading stood, or, where that is gone, at the oldest record. */
    private void failed(String what, Throwable why, Runnable sameAgain) {
        String code = why instanceof AwsCallException refused ? refused.code() : "";
        boolean unknownPlace = code.equals("ValidationException") && position instanceof Position.After;
        if (code.equals("TrimmedDataAccessException") || unknownPlace) {
            fromOldest();
        } else if (code.equals("ExpiredIteratorException")) {
            loop.after(BUSY, this::start);
        } else {
            again(what, why, sameAgain);
        }
    }

    /** Where nothing was read before, nothing is lost: the first iterator of an empty stream is trimmed at once by DynamoDBLocal. */
    private void fromOldest() {
        if (position instanceof Position.After) {
            LOG.warn(
                    "{}: {} has lost what came after the last record done, it is read from its oldest one",
                    mapping.function(),
                    mapping.streamArn());
        }
        position = new Position.Oldest();
        loop.after(BUSY, this::start);
    }

    private void again(String what, Throwable why, Runnable work) {
        if (!stopped) {
            LOG.warn("{} cannot {} {}: {}", mapping.function(), what, mapping.streamArn(), why.getMessage());
            loop.after(backoff.next(), work);
        }
    }
}
