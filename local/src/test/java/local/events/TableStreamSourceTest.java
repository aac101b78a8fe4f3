package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import local.events.TableStreamClient.Position;
import local.observe.Instruments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableStreamSourceTest {
    private final FakeInvoker function = new FakeInvoker();
    private final List<ShardQueue.GivenUp> lost = new CopyOnWriteArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void a_shard_is_read_after_its_parent() {
        start(
                10,
                OptionalInt.empty(),
                new ScriptedStream(
                        List.of("child", "parent"),
                        Map.of("child", "parent"),
                        Map.of(
                                "parent",
                                List.copyOf(StreamSamples.records(0, 3)),
                                "child",
                                List.copyOf(StreamSamples.records(3, 5)))));

        await().until(() -> function.events().size() == 2);
        assertThat(batches()).containsExactly(List.of("0", "1", "2"), List.of("3", "4"));
    }

    @Test
    void a_failed_record_holds_up_those_behind_it() {
        function.answers(event -> function.events().size() == 1 ? FakeInvoker.failures("1") : FakeInvoker.answer("{}"));
        start(3, OptionalInt.empty(), oneShard(4));

        await().until(() -> function.events().size() == 3);
        assertThat(batches()).containsExactly(List.of("0", "1", "2"), List.of("1", "2"), List.of("3"));
    }

    @Test
    void what_fails_too_often_is_given_up_and_the_next_goes_on() {
        function.answers(event -> event.toString().contains("\"e0\"") ? FakeInvoker.error() : FakeInvoker.answer("{}"));
        start(1, OptionalInt.of(1), oneShard(2));

        await().until(() -> function.events().size() == 3);
        assertThat(batches()).containsExactly(List.of("0"), List.of("0"), List.of("1"));
        assertThat(lost).singleElement().satisfies(it -> assertThat(it.condition())
                .isEqualTo("RetryAttemptsExhausted"));
    }

    @Test
    void a_record_is_shown_as_lambda_shows_it() {
        start(10, OptionalInt.empty(), oneShard(1));

        await().until(() -> !function.events().isEmpty());
        JsonNode record = function.events().getFirst().path("Records").path(0);
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(StreamSamples.ARN);
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(record.path("dynamodb").path("ApproximateCreationDateTime").toString())
                .isEqualTo("1000");
    }

    private void start(int batch, OptionalInt retries, TableStreamClient stream) {
        Loop loop = new Loop(vertx);
        var surroundings = new ShardReader.Surroundings(
                function, Instant::now, loop, "us-east-1", StateFile.none(), Instruments.NONE);
        var mapping = StreamSamples.mapping(batch, false, retries, Optional.empty());
        var source = new TableStreamSource(mapping, stream, surroundings, (shard, records) -> lost.add(records));
        loop.run(source::start);
    }

    private List<List<String>> batches() {
        return function.batches(ShardQueue::sequenceNumber);
    }

    private static ScriptedStream oneShard(int records) {
        return new ScriptedStream(
                List.of("only"), Map.of(), Map.of("only", List.copyOf(StreamSamples.records(0, records))));
    }

    /** Shards that hold what they hold, and end behind it. */
    private record ScriptedStream(List<String> ids, Map<String, String> parents, Map<String, List<JsonNode>> content)
            implements TableStreamClient {
        @Override
        public Future<List<Shard>> shards() {
            Stream<Shard> all = ids.stream().map(it -> new Shard(it, Optional.ofNullable(parents.get(it))));
            return Future.succeededFuture(all.toList());
        }

        @Override
        public Future<String> iterator(String shard, Position from) {
            return Future.succeededFuture(shard);
        }

        @Override
        public Future<Page> read(String iterator, int most) {
            return Future.succeededFuture(new Page(content.getOrDefault(iterator, List.of()), Optional.empty()));
        }
    }
}
