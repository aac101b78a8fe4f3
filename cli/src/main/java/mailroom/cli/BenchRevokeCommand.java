package mailroom.cli;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import local.lambda.Aot;
import mailroom.security.domain.CreatedApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how soon a revoked key is refused by each service, though the authorizer's answer for it is still cached. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Measure how soon a revoked key is refused by each service that it has just used.")
final class BenchRevokeCommand implements Callable<Integer> {
    /** A request of one service, which any sender may make. */
    private record Asked(String service, String method, String path) {}

    private static final List<Asked> ALL =
            List.of(new Asked("batches", "GET", "/v1/batches"), new Asked("live", "POST", "/v1/stream-tickets"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN = Duration.ofMillis(20).toNanos();

    @Mixin
    StackOptions options = new StackOptions();

    @Option(names = "--samples", paramLabel = "N", description = "Keys that are revoked (default: ${DEFAULT-VALUE}).")
    int samples = 10;

    @Override
    public Integer call() throws Exception {
        if (samples < 1) {
            throw new Problem(Problem.NOT_STARTED, "--samples: at least 1, not " + samples);
        }
        System.out.println(BenchCommand.machine());
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        try (RunningStack stack = RunningStack.start(options, Aot.USE, Home.ofLauncher(), line -> {});
                HttpClient http = stack.clients().builder().build()) {
            AdminKeys keys = AdminKeys.onLocal(stack.local())
                    .orElseThrow(() -> new Problem(Problem.NOT_STARTED, "--template: it has no SecurityTable"));
            for (int i = 0; i < samples; i++) {
                once(stack, http, keys, "team-" + i, seconds);
            }
        }
        seconds.forEach((service, all) ->
                System.out.println(BenchCommand.line("revoke to refusal by %s".formatted(service), "s", all)));
        return 0;
    }

    private static void once(
            RunningStack stack, HttpClient http, AdminKeys keys, String team, Map<String, List<Double>> seconds)
            throws Exception {
        CreatedApiKey key = keys.create(team);
        until(stack, http, key, it -> it < 300, _ -> {});
        keys.operator().revoke(key.key().id());
        long revoked = System.nanoTime();
        until(stack, http, key, it -> it == 401 || it == 403, service -> seconds.computeIfAbsent(
                        service, _ -> new ArrayList<>())
                .add((System.nanoTime() - revoked) / 1e9));
    }

    /** Asks all services in turns until each has given such a status. */
    private static void until(
            RunningStack stack, HttpClient http, CreatedApiKey key, IntPredicate wanted, Consumer<String> reached)
            throws Exception {
        List<Asked> waiting = new ArrayList<>(ALL);
        long began = System.nanoTime();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new Problem(
                        Problem.UNEXPECTED_RESULT,
                        "%s did not change its mind about a key within %d s".formatted(waiting, PATIENCE.toSeconds()));
            }
            for (Asked asked : List.copyOf(waiting)) {
                HttpRequest request = HttpRequest.newBuilder(stack.url().resolve(asked.path()))
                        .header("authorization", "Bearer " + key.credentials())
                        .method(asked.method(), BodyPublishers.noBody())
                        .build();
                if (wanted.test(http.send(request, BodyHandlers.discarding()).statusCode())) {
                    waiting.remove(asked);
                    reached.accept(asked.service());
                }
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }
}
