package local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static local.lambda.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs through the real runtime interface client. */
class LambdaHostTest {
    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static LambdaHost host;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        Samples samples = new Samples(folder)
                .layer("Shared")
                .probe(
                        "Warm",
                        "{'Environment': {'Variables': {'TABLE': 'mails'}}, 'LoggingConfig': {'LogFormat': 'JSON'}}")
                .probe("Layered", "{'Layers': ['arn:layer:Shared']}")
                .probe("Impatient", "{'Timeout': 1}")
                .probe("Killed", "{}")
                .probe("Crowded", "{}")
                .probe("Reserved", "{'ReservedConcurrentExecutions': 1}")
                .probe("Exiting", "{}")
                .probe("Talking", "{}")
                .probe("Tailed", "{}")
                .function("Unknown", "local.sample.Missing", "{}")
                .function("Failing", "local.sample.FailsInInit", "{}")
                .function("Hanging", "local.sample.HangsInInit", "{'Timeout': 1}");
        var limits = new HostOptions.Limits(1000, 8, 2, Duration.ofSeconds(2));
        host = LambdaHost.start(vertx, samples.stack(), samples.options(Aot.OFF, limits, LogSink.none()), line -> {});
    }

    @AfterAll
    static void stop() {
        List<Long> pids =
                host.environments("Warm").stream().map(EnvironmentView::pid).toList();
        host.close();
        host.close();
        assertThat(pids).isNotEmpty().noneMatch(it -> ProcessHandle.of(it).isPresent());
        vertx.close().await();
    }

    @Test
    void a_warm_environment_is_used_again() {
        JsonNode first = answered("Warm", "{'say': 'one'}");
        JsonNode second = answered("Warm", "{'say': 'two'}");

        assertThat(second.path("said").asText()).isEqualTo("two");
        assertThat(second.path("pid")).isEqualTo(first.path("pid"));
    }

    @Test
    void a_function_is_called_by_logical_id_name_or_arn() {
        answered("sample-Warm", "{}");
        answered("arn:aws:lambda:us-east-1:000000000000:function:sample-Warm", "{}");
        answered("arn:aws:lambda:us-east-1:000000000000:function:sample-Warm:live", "{}");
        assertThat(invoke("Nobody", "{}")).isInstanceOf(Refused.class);
    }

    @Test
    void a_handler_that_throws_gives_its_error_and_stays_warm() {
        JsonNode error = failed("Warm", "{'do': 'fail'}");

        assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("errorMessage").asText()).isEqualTo("as the event wished");
        answered("Warm", "{}");
    }

    @Test
    void the_context_says_what_lambda_says() {
        JsonNode context = answered("Warm", "{'do': 'context'}");

        assertThat(context.path("remaining").asInt()).isBetween(15_000, 20_000);
        assertThat(context.path("arn").asText())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:sample-Warm");
        assertThat(context.path("request").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(context.path("trace").asText())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        assertThat(context.path("heap").asLong()).isLessThan(256L * 1024 * 1024);
    }

    @Test
    void variables_are_lambdas_and_the_templates_and_nothing_else_of_the_host() {
        JsonNode variables = answered("Warm", "{'do': 'environment'}");

        assertThat(variables.path("TABLE").asText()).isEqualTo("mails");
        assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("LOCALWARM");
        assertThat(variables.path("AWS_ENDPOINT_URL").asText()).isEqualTo("http://127.0.0.1:1");
        assertThat(variables.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("256");
        assertThat(variables.path("AWS_LAMBDA_LOG_FORMAT").asText()).isEqualTo("JSON");
        assertThat(variables.has("HOME")).isFalse();
        assertThat(host.environmentVariables("Warm"))
                .containsEntry("TABLE", "mails")
                .containsEntry("AWS_REGION", "us-east-1");
    }

    @Test
    void a_layers_jars_are_on_the_class_path() {
        assertThat(answered("Layered", "{'do': 'layer'}").path("layer").asText())
                .isEqualTo("from the layer");
    }

    @Test
    void each_environment_has_its_own_temp_folder() {
        Path temp = Path.of(answered("Warm", "{'do': 'temp'}").path("temp").asText());

        assertThat(temp).exists().startsWith(folder.resolve("build/tmp"));
    }

    @Test
    void a_request_past_the_timeout_costs_the_environment_and_the_next_one_works() {
        JsonNode error = failed("Impatient", "{'do': 'hang'}");

        assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(error.path("errorMessage").asText()).endsWith(" Task timed out after 1.00 seconds");
        answered("Impatient", "{}");
    }

    @Test
    void a_handler_that_exits_is_a_function_error_and_the_next_request_works() {
        JsonNode error = failed("Exiting", "{'do': 'exit'}");

        assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(error.path("errorMessage").asText()).endsWith("Runtime exited with error: exit status 3");
        answered("Exiting", "{}");
    }

    @Test
    void a_jvm_killed_in_the_middle_is_a_function_error_and_the_next_request_works() {
        Path hanging = folder.resolve("hanging");
        var pending = host.invoke("Killed", "{\"do\": \"hang\", \"file\": \"%s\"}".formatted(hanging));
        await().until(() -> Files.exists(hanging));
        long pid = host.environments("Killed").getFirst().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        JsonNode error = json(((FunctionError) pending.orTimeout(20, SECONDS).join()).payload());
        assertThat(error.path("errorMessage").asText()).endsWith("signal: killed");
        answered("Killed", "{}");
    }

    @Test
    void a_jvm_killed_while_idle_is_replaced() {
        long pid = answered("Killed", "{}").path("pid").asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().until(() -> host.environments("Killed").stream().noneMatch(it -> it.pid() == pid));

        answered("Killed", "{}");
    }

    @Test
    void sixty_four_first_requests_at_once_are_all_answered() {
        List<CompletableFuture<InvokeResult>> all = IntStream.range(0, 64)
                .mapToObj(it -> host.invoke("Crowded", "{\"say\": \"%d\"}".formatted(it)))
                .toList();

        assertThat(all)
                .allSatisfy(it -> assertThat(it.orTimeout(30, SECONDS).join()).isInstanceOf(Answered.class));
        assertThat(host.environments("Crowded")).hasSizeBetween(1, 8);
    }

    @Test
    void more_requests_than_reserved_are_throttled() {
        Path hanging = folder.resolve("reserved");
        var running = host.invoke("Reserved", "{\"do\": \"hang\", \"file\": \"%s\"}".formatted(hanging));
        await().until(() -> Files.exists(hanging));

        assertThat(invoke("Reserved", "{}"))
                .isEqualTo(new Throttled("ReservedFunctionConcurrentInvocationLimitExceeded"));
        ProcessHandle.of(host.environments("Reserved").getFirst().pid())
                .orElseThrow()
                .destroyForcibly();
        assertThat(running.orTimeout(10, SECONDS).join()).isInstanceOf(FunctionError.class);
        answered("Reserved", "{}");
    }

    @Test
    void an_answer_over_6_mb_is_a_function_error() {
        assertThat(failed("Warm", "{'do': 'large'}").path("errorType").asText())
                .isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void an_event_over_6_mb_is_refused() {
        assertThat(invoke("Warm", "{\"say\": \"%s\"}".formatted("x".repeat(6_291_456))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_unknown_handler_class_is_the_runtimes_own_error() {
        assertThat(failed("Unknown", "{}").path("errorMessage").asText()).contains("local.sample.Missing");
    }

    @Test
    void a_handler_that_cannot_be_made_gives_its_init_error() {
        assertThat(failed("Failing", "{}").path("errorMessage").asText()).contains("no settings");
    }

    @Test
    void an_init_without_end_times_out() {
        assertThat(failed("Hanging", "{}").path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    }

    @Test
    void the_log_has_a_start_an_end_and_a_report_around_what_was_printed() {
        answered("Talking", "{'do': 'print', 'say': 'hello'}");

        Path log = folder.resolve("build/logs/Talking.log");
        await().untilAsserted(
                        () -> assertThat(Files.readAllLines(log))
                                .satisfiesExactly(
                                        line -> assertThat(line)
                                                .endsWith(
                                                        "INIT_START Runtime Version: java:25.local\tRuntime Version ARN: "
                                                                + "arn:aws:lambda:us-east-1::runtime:local"),
                                        line -> assertThat(line).matches(".* START RequestId: \\S+ Version: \\$LATEST"),
                                        line -> assertThat(line).endsWith(" out hello"),
                                        line -> assertThat(line).endsWith(" err hello"),
                                        line -> assertThat(line).matches(".* END RequestId: \\S+"),
                                        line -> assertThat(line)
                                                .matches(
                                                        ".* REPORT RequestId: \\S+\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\t"
                                                                + "Memory Size: 256 MB\tMax Memory Used: [1-9]\\d* MB\tInit Duration: [0-9.]+ ms")));
    }

    @Test
    void a_caller_can_have_the_end_of_its_invocations_log() {
        Invoked invoked = host.invokeWithLog(
                        "Tailed",
                        "{\"do\": \"print\", \"say\": \"%s\"}".formatted("é".repeat(3000)),
                        InvokeContext.NONE)
                .orTimeout(20, SECONDS)
                .join();

        assertThat(invoked.result()).isInstanceOf(Answered.class);
        assertThat(invoked.log().getBytes(UTF_8)).hasSizeBetween(4094, 4096);
        assertThat(invoked.log())
                .startsWith("é")
                .contains("\nREPORT RequestId: " + invoked.requestId())
                .endsWith("\n");
    }

    @Test
    void who_is_not_let_in_gets_an_empty_log() {
        assertThat(host.invokeWithLog("Nobody", "{}", InvokeContext.NONE)
                        .orTimeout(20, SECONDS)
                        .join()
                        .log())
                .isEmpty();
    }

    @Test
    void client_context_and_lineage_reach_the_function() {
        String client = Base64.getEncoder().encodeToString("{\"custom\": {\"name\": \"Zoë\"}}".getBytes(UTF_8));
        String trace = "Root=1-00000001-000000000000000000000001;Lineage=1:abcdef01:2";
        InvokeResult result = host.invoke(
                        "Warm", "{\"do\": \"client\"}", new InvokeContext(Optional.of(client), Optional.of(trace)))
                .orTimeout(20, SECONDS)
                .join();

        JsonNode seen = json(((Answered) result).payload());
        assertThat(seen.path("custom").path("name").asText()).isEqualTo("Zoë");
        assertThat(seen.path("trace").asText())
                .matches("Root=1-00000001-000000000000000000000001;Parent=[0-9a-f]{16};Sampled=0;Lineage=1:abcdef01:2");
    }

    @Test
    void a_missing_zip_is_named() throws IOException {
        Samples samples = new Samples(folder.resolve("other")).probe("Unbuilt", "{'CodeUri': 'nowhere.zip'}");

        assertThatThrownBy(() -> LambdaHost.start(vertx, samples.stack(), samples.options(Aot.OFF), line -> {}))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("Unbuilt")
                .hasMessageContaining("nowhere.zip");
    }

    private static InvokeResult invoke(String function, String event) {
        return host.invoke(function, event.replace('\'', '"'))
                .orTimeout(30, SECONDS)
                .join();
    }

    private static JsonNode answered(String function, String event) {
        InvokeResult result = invoke(function, event);
        assertThat(result).isInstanceOf(Answered.class);
        return json(((Answered) result).payload());
    }

    private static JsonNode failed(String function, String event) {
        InvokeResult result = invoke(function, event);
        assertThat(result).isInstanceOf(FunctionError.class);
        return json(((FunctionError) result).payload());
    }
}
