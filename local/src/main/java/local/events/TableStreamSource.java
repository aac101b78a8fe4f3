package local.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import local.events.TableStreamClient.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a stream's shards and reads each after its parent. */
final class TableStreamSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(TableStreamSource.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Mapping.TableStream mapping;
    private final TableStreamClient stream;
    private final ShardReader.Surroundings surroundings;
    private final ShardReader.GivenUpSink givenUp;
    private final Map<String, ShardReader> readers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> atNewest = new HashSet<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private boolean first = true;
    private boolean stopped;

    TableStreamSource(
            Mapping.TableStream mapping,
            TableStreamClient stream,
            ShardReader.Surroundings surroundings,
            ShardReader.GivenUpSink givenUp) {
        this.mapping = mapping;
        this.stream = stream;
        this.surroundings = surroundings;
        this.givenUp = givenUp;
    }

    @Override
    public void start() {
        look();
    }

    @Override
    public void stop() {
        stopped = true;
        readers.values().forEach(ShardReader::stop);
    }

    private void look() {
        if (stopped) {
            return;
        }
        stream.shards().onComplete(answer -> surroundings.loop().run(() -> {
            if (answer.succeeded()) {
                backoff.reset();
                begin(answer.result());
                surroundings.loop().after(LOOK_AGAIN, this::look);
            } else if (!stopped) {
                LOG.warn(
                        "{} cannot find {}: {}",
                        mapping.function(),
                        mapping.streamArn(),
                        answer.cause().getMessage());
                surroundings.loop().after(backoff.next(), this::look);
            }
        }));
    }

    /** Shards that come up later continue others: they are read from their start in any case. */
    private void begin(List<TableStreamClient.Shard> shards) {
        Set<String> all = shards.stream().map(TableStreamClient.Shard::id).collect(Collectors.toSet());
        if (first) {
            first = false;
            lookBack(all);
        }
        for (TableStreamClient.Shard shard : shards) {
            boolean parentRead = shard.parent()
                    .filter(it -> all.contains(it) && !ended.contains(it))
                    .isEmpty();
            if (parentRead && !readers.containsKey(shard.id()) && !stopped) {
                ShardReader reader = new ShardReader(
                        mapping, stream, shard, position(shard.id()), surroundings, givenUp, () -> ended(shard.id()));
                readers.put(shard.id(), reader);
                reader.start();
            }
        }
    }

    /** A mapping that has read before goes on; one that has not begins where it is told to. */
    private void lookBack(Set<String> shards) {
        boolean known = surroundings.state().knows(ShardReader.checkpoint(mapping, ""));
        if (!known && !mapping.fromStart()) {
            atNewest.addAll(shards);
        }
        if (known && shards.stream().noneMatch(it -> checkpoint(it).isPresent())) {
            LOG.warn(
                    "{}: {} is another stream than the one read before, it is read from its oldest record",
                    mapping.function(),
                    mapping.streamArn());
        }
    }

    private Position position(String shard) {
        return checkpoint(shard)
                .<Position>map(Position.After::new)
                .orElseGet(() -> atNewest.contains(shard) ? new Position.Newest() : new Position.Oldest());
    }

    private Optional<String> checkpoint(String shard) {
        return surroundings.state().get(ShardReader.checkpoint(mapping, shard));
    }

    private void ended(String shard) {
        ended.add(shard);
        if (!stopped) {
            stream.shards().onSuccess(shards -> surroundings.loop().run(() -> begin(shards)));
        }
    }
}
