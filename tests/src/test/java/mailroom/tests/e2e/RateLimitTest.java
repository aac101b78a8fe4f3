package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import local.LocalOptions;
import local.LocalStack;
import local.lambda.Aot;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Eight clients at once on one key, over HTTP: exactly so many requests get through as the limit says. */
class RateLimitTest {
    private static final int MOST = 40;
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 4 * MOST;
    private static final Pattern LEFT = Pattern.compile("\"key\";r=(\\d+);t=\\d+");

    private static Optional<LocalStack> stack = Optional.empty();

    @BeforeAll
    static void start() {
        stack = Optional.of(LocalStack.start(
                new LocalOptions(
                        Checkout.ROOT.resolve("template.yaml"),
                        Checkout.ROOT.resolve("target/local"),
                        0,
                        Map.of(
                                "BatchesLayout", System.getProperty("mailroom.tests.layout", "routed"),
                                "RequestsPerMinute", Integer.toString(MOST)),
                        Optional.empty(),
                        Aot.USE),
                _ -> {},
                _ -> {}));
    }

    @AfterAll
    static void stop() {
        stack.ifPresent(LocalStack::close);
    }

    private static long minute() {
        return Instant.now().getEpochSecond() / 60;
    }

    private static List<Http.Answer> ask(Http caller) throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Http.Answer>> asked = IntStream.range(0, REQUESTS)
                    .<Callable<Http.Answer>>mapToObj(_ -> () -> caller.get("/v1/batches"))
                    .toList();
            return clients.invokeAll(asked).stream().map(it -> got(it)).toList();
        }
    }

    private static Http.Answer got(java.util.concurrent.Future<Http.Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void of_eight_clients_on_one_key_exactly_so_many_requests_get_through() throws Exception {
        LocalStack local = stack.orElseThrow();
        Keys keys = new Keys(local);
        keys.create("limited"); // the person is known everywhere when this returns
        List<Http.Answer> answers = List.of();
        for (boolean within = false; !within; ) {
            // A key of its own each time, at the beginning of a minute: all its requests fall into one window.
            await().atMost(Duration.ofSeconds(61))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Instant.now().getEpochSecond() % 60 < 30);
            var key =
                    keys.make(new NewApiKey(new Owner("limited", "limited"), false, Set.of(), ApiKey.NEVER), "sender");
            long before = minute();
            answers = ask(new Http(local.url(), "Bearer " + key.bearer()));
            within = minute() == before;
        }
        Map<Integer, List<Http.Answer>> byStatus = answers.stream().collect(Collectors.groupingBy(Http.Answer::status));
        assertThat(byStatus).containsOnlyKeys(200, 429);
        assertThat(byStatus.get(200)).hasSize(MOST);
        assertThat(byStatus.get(200).stream().map(RateLimitTest::left))
                .as("each place was given once")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MOST).boxed().toList());
        assertThat(byStatus.get(429)).hasSize(REQUESTS - MOST).allSatisfy(it -> {
            assertThat(left(it)).isZero();
            assertThat(Integer.parseInt(it.header("retry-after"))).isBetween(1, 60);
            assertThat(it.header("ratelimit-policy")).isEqualTo("\"key\";q=%d;w=60".formatted(MOST));
            assertThat(it.body().path("type").asText()).isEqualTo("/problems/too-many-requests");
        });
    }

    private static int left(Http.Answer answer) {
        var matcher = LEFT.matcher(answer.header("ratelimit"));
        assertThat(matcher.matches()).as(answer.header("ratelimit")).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
