package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import local.events.TableStreamClient.Position;
import local.lambda.InvokeResult;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Meter;
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

    @Test
    void lanes_work_side_by_side_and_each_key_keeps_its_order() {
        CompletableFuture<InvokeResult> stuck = new CompletableFuture<>();
        function.answers(event -> event.toString().contains("\"k0\"") ? stuck : FakeInvoker.answer("{}"));
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ObjectNode record = StreamSamples.record(i, 1_000);
            ((ObjectNode) record.path("dynamodb"))
                    .putObject("Keys")
                    .putObject("pk")
                    .put("S", "k" + i % 3);
            records.add(record);
        }
        start(
                mapping(1, 10),
                new ScriptedStream(List.of("only"), Map.of(), Map.of("only", records)),
                StateFile.none(),
                Faults.NONE);

        await().until(() -> order("k1").size() == 4 && order("k2").size() == 4);
        assertThat(order("k1")).containsExactly("1", "4", "7", "10");
        assertThat(order("k0")).containsExactly("0");
        stuck.complete(new InvokeResult.Answered("{}"));
        await().until(() -> order("k0").equals(List.of("0", "3", "6", "9")));
    }

    @Test
    void reading_goes_on_behind_the_last_record_done() {
        StateFile state = StateFile.none();
        start(mapping(2, 1), oneShard(4), state, Faults.NONE);
        await().until(() -> state.get("stream/Function.Event/only").equals(Optional.of("3")));

        AtomicReference<Position> from = new AtomicReference<>();
        TableStreamClient again = new ScriptedStream(List.of("only", "new"), Map.of(), Map.of()) {
            @Override
            public Future<String> iterator(String shard, Position position) {
                if (shard.equals("only")) {
                    from.set(position);
                }
                return super.iterator(shard, position);
            }
        };
        start(mapping(2, 1), again, state, Faults.NONE);
        await().until(() -> from.get() != null);
        assertThat(from.get()).isEqualTo(new Position.After("3"));
    }

    @Test
    void what_is_gone_behind_a_checkpoint_is_read_from_the_oldest_on() {
        StateFile state = StateFile.none();
        state.put("stream/Function.Event/only", "99");
        TableStreamClient trimmed =
                new ScriptedStream(
                        List.of("only"), Map.of(), Map.of("only", List.copyOf(StreamSamples.records(200, 202)))) {
                    @Override
                    public Future<String> iterator(String shard, Position position) {
                        return position instanceof Position.After
                                ? Future.failedFuture(
                                        new AwsCallException("GetShardIterator", "TrimmedDataAccessException", ""))
                                : super.iterator(shard, position);
                    }
                };
        start(mapping(10, 1), trimmed, state, Faults.NONE);

        await().until(() -> batches().equals(List.of(List.of("200", "201"))));
    }

    @Test
    void a_batch_may_come_twice_and_a_duplicate_does_not_disturb_the_order() {
        AtomicInteger batches = new AtomicInteger();
        Faults twice = new Faults() {
            @Override
            public OfDelivery onDelivery(String resource) {
                assertThat(resource).isEqualTo("Mails");
                return batches.getAndIncrement() == 0 ? new OfDelivery.Duplicate() : new OfDelivery.None();
            }
        };
        start(mapping(1, 1), oneShard(2), StateFile.none(), twice);

        await().until(() -> function.events().size() == 3);
        assertThat(batches()).containsExactly(List.of("0"), List.of("0"), List.of("1"));
    }

    private List<String> order(String key) {
        return function.events().stream()
                .flatMap(event -> Json.elements(event.path("Records")))
                .filter(it -> it.path("dynamodb")
                        .path("Keys")
                        .path("pk")
                        .path("S")
                        .asText()
                        .equals(key))
                .map(ShardQueue::sequenceNumber)
                .toList();
    }

    private static Mapping.TableStream mapping(int batch, int parallel) {
        return StreamSamples.mapping(batch, parallel);
    }

    private void start(Mapping.TableStream mapping, TableStreamClient stream, StateFile state, Faults faults) {
        Loop loop = new Loop(vertx);
        var surroundings = new ShardReader.Surroundings(
                function, Instant::now, loop, "us-east-1", state, new Instruments(Meter.NONE, faults));
        var source = new TableStreamSource(mapping, stream, surroundings, (shard, records) -> lost.add(records));
        loop.run(source::start);
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
    private static class ScriptedStream implements TableStreamClient {
        private final List<String> ids;
        private final Map<String, String> parents;
        private final Map<String, List<JsonNode>> content;

        ScriptedStream(List<String> ids, Map<String, String> parents, Map<String, List<JsonNode>> content) {
            this.ids = ids;
            this.parents = parents;
            this.content = content;
        }

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
