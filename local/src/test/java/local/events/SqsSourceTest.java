package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqsSourceTest {
    private final ScriptedQueue queue = new ScriptedQueue();
    private final FakeInvoker function = new FakeInvoker();
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
    void a_batch_that_went_well_is_deleted() {
        start(10, Duration.ZERO, 2, "queue");
        queue.send("a", "b", "c");

        await().until(() -> queue.deleted().equals(List.of("a", "b", "c")));
        assertThat(batches()).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void what_was_reported_stays_and_the_rest_is_deleted() {
        function.answers(event -> FakeInvoker.failures("b"));
        start(10, Duration.ZERO, 2, "queue");
        queue.send("a", "b", "c");

        await().until(() -> queue.deleted().equals(List.of("a", "c")));
    }

    @Test
    void of_a_fifo_queue_nothing_behind_the_first_failure_is_deleted() {
        function.answers(event -> FakeInvoker.failures("b"));
        start(10, Duration.ZERO, 2, "queue.fifo");
        queue.send("a", "b", "c");

        await().until(() -> queue.deleted().equals(List.of("a")));
    }

    @Test
    void after_an_error_nothing_is_deleted_and_polling_goes_on() {
        function.answers(event -> FakeInvoker.error());
        start(1, Duration.ZERO, 1, "queue");
        queue.send("a");
        await().until(() -> function.events().size() == 1 && queue.polled());
        function.answers(event -> FakeInvoker.answer(""));
        queue.send("b");

        await().until(() -> queue.deleted().equals(List.of("b")));
    }

    @Test
    void a_throttled_batch_is_tried_again() {
        CompletableFuture<InvokeResult> throttled =
                CompletableFuture.completedFuture(new InvokeResult.Throttled("full"));
        function.answers(event -> function.events().size() < 3 ? throttled : FakeInvoker.answer("{}"));
        start(10, Duration.ZERO, 2, "queue");
        queue.send("a");

        await().until(() -> queue.deleted().equals(List.of("a")));
        assertThat(batches()).containsExactly(List.of("a"), List.of("a"), List.of("a"));
    }

    @Test
    void a_message_in_a_loop_does_not_keep_its_neighbours_from_the_function() {
        CompletableFuture<InvokeResult> loop = CompletableFuture.completedFuture(
                new InvokeResult.Refused(400, "RecursiveInvocationException", "round and round"));
        function.answers(event -> event.toString().contains("circling") ? loop : FakeInvoker.answer("{}"));
        start(10, Duration.ZERO, 1, "queue");
        queue.send("a", "circling", "b");

        await().until(() -> queue.deleted().size() == 2);
        assertThat(queue.deleted()).containsExactlyInAnyOrder("a", "b");
        queue.send("c");
        await().until(() -> queue.deleted().contains("c"));
    }

    @Test
    void no_more_batches_than_the_concurrency_are_with_the_function() {
        CompletableFuture<InvokeResult> running = new CompletableFuture<>();
        function.answers(event -> running);
        start(1, Duration.ZERO, 2, "queue");
        queue.send("a", "b", "c");
        await().until(() -> function.events().size() == 2);
        assertThat(queue.polled()).isFalse();
        running.complete(new InvokeResult.Answered("{}"));

        await().until(() -> queue.deleted().size() == 3);
    }

    @Test
    void a_window_gathers_more_than_one_receive_gives() {
        start(25, Duration.ofSeconds(60), 2, "queue");
        queue.send(IntStream.range(0, 30).mapToObj(Integer::toString).toArray(String[]::new));

        await().until(() -> queue.deleted().size() == 25);
        assertThat(batches()).singleElement().satisfies(it -> assertThat(it).hasSize(25));
    }

    @Test
    void a_window_that_is_over_hands_on_what_there_is() {
        start(25, Duration.ofMillis(50), 2, "queue");
        queue.send("a");

        await().until(() -> queue.deleted().equals(List.of("a")));
    }

    @Test
    void what_no_filter_matches_is_deleted_unseen() {
        start(mapping(10, Duration.ZERO, 2, "queue", "{\"body\":{\"kind\":[\"bulk\"]}}"));
        queue.send("{\"kind\":\"bulk\"}", "{\"kind\":\"other\"}", "plain");

        await().until(() -> queue.deleted().size() == 3);
        assertThat(batches()).containsExactly(List.of("{\"kind\":\"bulk\"}"));
    }

    @Test
    void a_batch_over_ten_needs_a_window() {
        assertThatThrownBy(() -> mapping(11, Duration.ZERO, 2, "queue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Function.Event");
    }

    private void start(int batch, Duration window, int concurrency, String name) {
        start(mapping(batch, window, concurrency, name));
    }

    private void start(Mapping.Sqs mapping) {
        Loop loop = new Loop(vertx);
        SqsSource source = new SqsSource(mapping, "us-east-1", queue, function, loop);
        loop.run(source::start);
    }

    private static Mapping.Sqs mapping(int batch, Duration window, int concurrency, String name, String... filters) {
        String arn = "arn:aws:sqs:us-east-1:000000000000:" + name;
        return new Mapping.Sqs(
                "Function", "Event", arn, "http://queue", batch, window, concurrency, true, List.of(filters));
    }

    private List<List<String>> batches() {
        return function.batches(it -> it.path("body").asText());
    }

    @Test
    void no_event_is_over_six_megabytes() {
        start(10, Duration.ZERO, 2, "queue");
        String[] bodies = IntStream.range(0, 10)
                .mapToObj(it -> it + "\u0001".repeat(100_000))
                .toArray(String[]::new);
        queue.send(bodies); // a control character is six bytes of JSON, and here a body is its id and handle too

        await().until(() -> queue.deleted().size() == 10);
        assertThat(function.events())
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.toString().length()).isLessThanOrEqualTo(6_291_456));
    }

    @Test
    void a_filter_that_wants_nothing_of_a_window_leaves_no_window_open() {
        start(mapping(20, Duration.ofMillis(50), 2, "queue", "{\"body\":[\"b\"]}", "{\"body\":[\"c\"]}"));
        queue.send("a");
        await().until(() -> queue.deleted().equals(List.of("a")));
        queue.send("b", "c");

        await().until(() -> queue.deleted().size() == 3);
        assertThat(batches()).containsExactly(List.of("b", "c"));
    }
}
