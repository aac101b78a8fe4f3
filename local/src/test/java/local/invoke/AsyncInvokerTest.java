package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import local.invoke.Outcome.Condition;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;
import local.lambda.Invoker;
import local.lambda.Samples;
import local.template.Names;
import local.template.Resource;
import org.junit.jupiter.api.Test;

class AsyncInvokerTest {
    private static final InvokeResult ERROR = new FunctionError("{'errorMessage': 'no'}");

    private final ManualTimers time = new ManualTimers();
    private final List<Duration> tries = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Instant start = time.instant();
    private Supplier<CompletableFuture<InvokeResult>> function = () -> done(new Answered("{}"));

    @Test
    void what_goes_well_is_done_once() {
        invoke(AsyncConfig.DEFAULT, 1);

        assertThat(tries).containsExactly(Duration.ZERO);
        assertThat(outcomes).singleElement().satisfies(it -> {
            assertThat(it.condition()).isEqualTo(Condition.SUCCESS);
            assertThat(it.invocations()).isEqualTo(1);
        });
    }

    @Test
    void an_error_is_tried_again_after_one_minute_and_after_two_more() {
        function = () -> done(ERROR);
        invoke(AsyncConfig.DEFAULT, 1);
        time.pass(Duration.ofHours(7));

        assertThat(tries).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3));
        assertThat(outcomes).singleElement().satisfies(it -> {
            assertThat(it.condition()).isEqualTo(Condition.RETRIES_EXHAUSTED);
            assertThat(it.invocations()).isEqualTo(3);
        });
    }

    @Test
    void every_try_has_the_same_request_id() {
        function = () -> done(ERROR);
        invoke(AsyncConfig.DEFAULT, 60);
        time.pass(Duration.ofHours(1));

        assertThat(requests).hasSize(3).containsOnly("id-1");
    }

    @Test
    void times_are_divided_by_the_speed() {
        function = () -> done(ERROR);
        invoke(AsyncConfig.DEFAULT, 60);
        time.pass(Duration.ofHours(1));

        assertThat(tries).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void as_many_retries_as_the_template_says() {
        function = () -> done(ERROR);
        invoke(config(0, Duration.ofHours(6)), 1);
        time.pass(Duration.ofHours(7));

        assertThat(tries).hasSize(1);
        assertThat(outcomes).extracting(Outcome::condition).containsExactly(Condition.RETRIES_EXHAUSTED);
    }

    @Test
    void throttles_back_off_from_one_second_to_five_minutes_until_the_event_is_too_old() {
        function = () -> done(new Throttled("full"));
        invoke(config(2, Duration.ofMinutes(30)), 1);
        time.pass(Duration.ofHours(7));

        assertThat(tries.subList(0, 5).stream().map(Duration::toSeconds)).containsExactly(0L, 1L, 3L, 7L, 15L);
        assertThat(between(tries)).last().isEqualTo(Duration.ofMinutes(5));
        assertThat(tries.getLast()).isLessThan(Duration.ofMinutes(30));
        assertThat(outcomes).singleElement().satisfies(it -> {
            assertThat(it.condition()).isEqualTo(Condition.EVENT_AGE_EXCEEDED);
            assertThat(it.last()).contains(new Throttled("full"));
        });
    }

    @Test
    void errors_of_the_service_count_as_throttles_and_not_as_the_functions() {
        List<InvokeResult> answers = new ArrayList<>(
                List.of(new Refused(503, "ServiceUnavailableException", ""), ERROR, ERROR, ERROR, new Answered("{}")));
        function = () -> done(answers.removeFirst());
        invoke(AsyncConfig.DEFAULT, 1);
        time.pass(Duration.ofHours(1));

        assertThat(tries.stream().map(Duration::toSeconds)).containsExactly(0L, 1L, 61L, 181L);
        assertThat(outcomes).extracting(Outcome::condition).containsExactly(Condition.RETRIES_EXHAUSTED);
    }

    @Test
    void an_event_is_too_old_even_between_two_tries() {
        function = () -> done(ERROR);
        invoke(config(2, Duration.ofSeconds(90)), 1);
        time.pass(Duration.ofSeconds(90));

        assertThat(tries).hasSize(2);
        assertThat(outcomes).extracting(Outcome::condition).containsExactly(Condition.EVENT_AGE_EXCEEDED);
    }

    @Test
    void a_loop_is_not_tried_again() {
        function = () -> done(new Refused(400, LoopGuard.LOOP, "round and round"));
        invoke(AsyncConfig.DEFAULT, 1);
        time.pass(Duration.ofHours(1));

        assertThat(tries).hasSize(1);
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void what_is_not_done_is_counted_and_nothing_more_is_tried_after_the_close() {
        function = CompletableFuture::new;
        AsyncInvoker invoker = invoker(AsyncConfig.DEFAULT, 1);
        IntStream.range(0, 100).forEach(it -> invoker.invokeEvent("Orders", "{}"));
        assertThat(tries).hasSize(64);
        assertThat(invoker.pending().join()).isEqualTo(Map.of("Orders", 100));

        invoker.close();
        invoker.close();
        invoker.invokeEvent("Orders", "{}");

        assertThat(tries).hasSize(64);
    }

    @Test
    void an_event_for_nobody_is_dropped() {
        invoker(AsyncConfig.DEFAULT, 1).invokeEvent("Nobody", "{}");

        assertThat(tries).isEmpty();
    }

    private void invoke(AsyncConfig config, int speed) {
        invoker(config, speed).invokeEvent("Orders", "{}");
    }

    private AsyncInvoker invoker(AsyncConfig config, int speed) {
        Names names = new Names("sample", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1"));
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:orders";
        Resource resource = new Resource(
                "Orders",
                "AWS::Serverless::Function",
                "orders",
                Map.of("Arn", arn),
                Samples.json("{}"),
                Samples.json("{}"));
        Catalog catalog = new Catalog(names, List.of(new Function(resource, Set.of(), false, config)));
        return new AsyncInvoker(
                catalog,
                new Recording(),
                (event, outcome) -> outcomes.add(outcome),
                time,
                time,
                () -> "id-%d".formatted(requests.size() + 1),
                speed);
    }

    private final class Recording implements Invoker {
        @Override
        public CompletableFuture<InvokeResult> invoke(String name, String payload) {
            throw new AssertionError("without a context");
        }

        @Override
        public CompletableFuture<InvokeResult> invoke(String name, String payload, InvokeContext context) {
            tries.add(Duration.between(start, time.instant()));
            requests.add(context.request().orElse(""));
            return function.get();
        }
    }

    private static CompletableFuture<InvokeResult> done(InvokeResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private static AsyncConfig config(int retries, Duration age) {
        return new AsyncConfig(retries, age, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<Duration> between(List<Duration> times) {
        return IntStream.range(1, times.size())
                .mapToObj(i -> times.get(i).minus(times.get(i - 1)))
                .toList();
    }
}
