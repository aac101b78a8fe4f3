package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The real SDK against the Invoke API, with functions in real JVMs behind it. */
class InvokeApiTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: { Runtime: java25, MemorySize: 256, Timeout: 20, CodeUri: functions.zip, Handler: local.sample.Probe }
            Resources:
              Echo:
                Type: AWS::Serverless::Function
                Properties:
                  AutoPublishAlias: live
                  Environment: { Variables: { TABLE: mails } }
              Busy:
                Type: AWS::Serverless::Function
                Properties: { ReservedConcurrentExecutions: 1 }
              Circling:
                Type: AWS::Serverless::Function
                Properties: { RecursiveLoop: Allow }
            """;

    @TempDir
    static Path folder;

    private static LocalLambda local;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() throws IOException {
        local = new LocalLambda(folder, TEMPLATE);
        lambda = local.client(LambdaClient.builder());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        local.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-Echo",
                "Echo",
                "000000000000:function:local-Echo",
                "arn:aws:lambda:us-east-1:000000000000:function:local-Echo",
                "local-Echo:$LATEST"
            })
    void a_function_answers_by_each_of_its_names(String name) {
        InvokeResponse answer = lambda.invoke(it -> it.functionName(name).payload(utf8("{\"say\": \"hällo\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).contains("\"said\":\"hällo\"");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.logResult()).isNull();
    }

    @Test
    void an_alias_leads_to_the_published_version() {
        InvokeResponse answer =
                lambda.invoke(it -> it.functionName("local-Echo").qualifier("live"));

        assertThat(answer.executedVersion()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "local-Echo:old", "local-Busy:1"})
    void what_there_is_not_is_not_found(String name) {
        assertThatThrownBy(() -> lambda.invoke(it -> it.functionName(name)))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, it -> {
                    assertThat(it.awsErrorDetails().errorMessage())
                            .isEqualTo("Function not found: arn:aws:lambda:us-east-1:000000000000:function:" + name);
                    assertThat(it.type()).isEqualTo("User");
                });
    }

    @Test
    void an_error_of_the_function_is_an_answer_that_says_so() {
        InvokeResponse answer =
                lambda.invoke(it -> it.functionName("local-Echo").payload(utf8("{\"do\": \"fail\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("java.lang.IllegalStateException");
    }

    @Test
    void the_tail_of_the_log_comes_with_the_answer() {
        InvokeResponse answer = lambda.invoke(it -> it.functionName("local-Echo")
                .logType(LogType.TAIL)
                .payload(utf8("{\"do\": \"print\", \"say\": \"hello\"}")));

        String log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        String id = answer.responseMetadata().requestId();
        assertThat(log)
                .startsWith("START RequestId: " + id)
                .contains("out hello", "END RequestId: " + id, "REPORT RequestId: " + id);
    }

    @Test
    void the_client_context_reaches_the_function() {
        String context = Base64.getEncoder()
                .encodeToString("{\"custom\": {\"team\": \"post\"}}".getBytes(StandardCharsets.UTF_8));
        InvokeResponse answer = lambda.invoke(
                it -> it.functionName("local-Echo").clientContext(context).payload(utf8("{\"do\": \"client\"}")));

        assertThat(answer.payload().asUtf8String()).contains("\"team\":\"post\"");
        assertThatThrownBy(
                        () -> lambda.invoke(it -> it.functionName("local-Echo").clientContext("%%%")))
                .isInstanceOf(InvalidRequestContentException.class);
    }

    @Test
    void a_dry_run_runs_nothing() {
        InvokeResponse answer = lambda.invoke(it -> it.functionName("local-Echo")
                .invocationType(InvocationType.DRY_RUN)
                .payload(utf8("{\"do\": \"exit\"}")));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> lambda.invoke(it -> it.functionName("nobody").invocationType(InvocationType.DRY_RUN)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_event_is_accepted_before_it_ran() {
        InvokeResponse answer = lambda.invoke(it -> it.functionName("local-Echo")
                .invocationType(InvocationType.EVENT)
                .payload(utf8("{}")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.payload().asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"a\": 1} {}", "{\"a\":", "   "})
    void what_is_no_json_is_refused(String payload) {
        assertThatThrownBy(
                        () -> lambda.invoke(it -> it.functionName("local-Echo").payload(utf8(payload))))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("Could not parse request body into json");
    }

    @Test
    void too_much_is_refused_six_megabytes_at_once_one_later() {
        SdkBytes most = eventOf(1_048_576);
        SdkBytes more = eventOf(1_048_577);
        SdkBytes tooMuch = eventOf(6_291_457);

        assertThat(event(most).statusCode()).isEqualTo(202);
        assertThatThrownBy(() -> event(more)).isInstanceOf(RequestTooLargeException.class);
        assertThatThrownBy(
                        () -> lambda.invoke(it -> it.functionName("local-Echo").payload(tooMuch)))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("6291456");
    }

    /** One that the function takes: the trace of a refusal, a megabyte too, would stand in the next one's log. */
    private static SdkBytes eventOf(int bytes) {
        String frame = "{\"do\": \"print\", \"unused\": \"%s\"}";
        return utf8(frame.formatted("x".repeat(bytes - frame.length() + 2)));
    }

    private static InvokeResponse event(SdkBytes payload) {
        return lambda.invoke(it -> it.functionName("local-Echo")
                .invocationType(InvocationType.EVENT)
                .payload(payload));
    }

    @Test
    void more_than_the_reserved_concurrency_is_throttled() {
        Path file = folder.resolve("hangs");
        String hang = "{\"do\": \"hang\", \"file\": \"%s\"}".formatted(file);
        var hanging = CompletableFuture.runAsync(() -> {
            try (LambdaClient other = local.client(LambdaClient.builder())) {
                other.invoke(it -> it.functionName("local-Busy").payload(utf8(hang)));
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> file.toFile().exists());

        assertThatThrownBy(() -> lambda.invoke(it -> it.functionName("local-Busy")))
                .isInstanceOfSatisfying(TooManyRequestsException.class, it -> {
                    assertThat(it.reasonAsString()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                    assertThat(it.type()).isEqualTo("User");
                    assertThat(it.statusCode()).isEqualTo(429);
                });
        assertThat(hanging).isNotDone();
    }

    @Test
    void what_has_come_through_a_function_sixteen_times_is_stopped_unless_the_function_allows_it() {
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:local-";
        Lineage far = IntStream.range(0, 16)
                .boxed()
                .reduce(
                        Lineage.of(Optional.empty()),
                        (it, hop) -> it.through(arn + "Echo").through(arn + "Circling"),
                        (a, b) -> b);
        String trace = far.in(Optional.of("Root=1-5759e988-bd862e3fe1be46a994272793"));

        assertThatThrownBy(() -> lambda.invoke(it -> it.functionName("local-Echo")
                        .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", trace))))
                .isInstanceOfSatisfying(RecursiveInvocationException.class, it -> assertThat(it.statusCode())
                        .isEqualTo(400));
        InvokeResponse allowed = lambda.invoke(it -> it.functionName("local-Circling")
                .payload(utf8("{\"do\": \"context\"}"))
                .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", trace)));
        assertThat(allowed.payload().asUtf8String())
                .contains("Root=1-5759e988-bd862e3fe1be46a994272793", "Lineage=", ":17");
    }

    @Test
    void functions_are_listed_and_described_and_waiters_are_content() {
        List<FunctionConfiguration> all = lambda.listFunctions().functions();
        var echo = lambda.getFunction(it -> it.functionName("local-Echo"));
        var live = lambda.getFunctionConfiguration(it -> it.functionName("local-Echo:live"));

        assertThat(all)
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("local-Echo", "local-Busy", "local-Circling");
        assertThat(lambda.listFunctionsPaginator().functions()).hasSize(3);
        assertThat(echo.configuration().environment().variables()).containsEntry("TABLE", "mails");
        assertThat(echo.configuration().codeSize()).isPositive();
        assertThat(echo.configuration().runtimeAsString()).isEqualTo("java25");
        assertThat(live.version()).isEqualTo("1");
        assertThat(live.functionArn()).endsWith("function:local-Echo:live");
        var waiter = lambda.waiter();
        waiter.waitUntilFunctionActiveV2(it -> it.functionName("local-Echo"));
        waiter.waitUntilFunctionUpdatedV2(it -> it.functionName("local-Echo"));
        assertThatThrownBy(() -> lambda.getFunction(it -> it.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void curl_needs_no_signature() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("Echo", "RequestResponse", "{\"say\": \"curl\"}");
        HttpResponse<String> nobody = post("nobody", "RequestResponse", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("curl");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.headers().firstValue("x-amzn-errortype")).contains("ResourceNotFoundException");
        assertThat(nobody.body()).contains("\"Type\":\"User\"", "\"Message\":\"Function not found");
        assertThat(post("Echo", "Never", "{}").body()).contains("invocationType");
    }

    @Test
    void what_lambda_has_and_this_does_not_is_named() {
        assertThatThrownBy(() -> lambda.deleteFunction(it -> it.functionName("local-Echo")))
                .hasMessageContaining("DELETE /2015-03-31/functions/local-Echo");
        assertThatThrownBy(() ->
                        lambda.invoke(it -> it.functionName("local-Echo:live").qualifier("other")))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    private static HttpResponse<String> post(String function, String type, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(
                "%s/2015-03-31/functions/%s/invocations".formatted(local.stack().awsEndpoint(), function));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Amz-Invocation-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static SdkBytes utf8(String text) {
        return SdkBytes.fromUtf8String(text);
    }
}
