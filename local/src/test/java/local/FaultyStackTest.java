package local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import local.admin.Running;
import local.lambda.Aot;
import local.lambda.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a whole stack with a real function, from a file and through the admin API. */
class FaultyStackTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> STEPS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Web:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  MemorySize: 256
                  Timeout: 20
                  CodeUri: functions.zip
                  Handler: local.sample.Web
                  Events:
                    Hello: { Type: HttpApi, Properties: { Path: /hello, Method: GET } }
            """);
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Web");
        Files.writeString(folder.resolve("faults.yaml"), """
            seed: 7
            faults:
              - { name: never, at: { function: Web }, do: throttle, when: { after: 24h } }
            """);
        stack = LocalStack.start(options("faults.yaml"), STEPS::add);
        stack.awaitEnvironments();
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
        assertThat(Running.find(buildDir())).isEmpty();
        HTTP.close();
    }

    @AfterEach
    void calm() throws IOException, InterruptedException {
        admin("DELETE", "/faults", "");
    }

    private static Path buildDir() throws IOException {
        Path buildDir = Files.createDirectories(Path.of("target", "faulty-stack-test"));
        Path parts = buildDir.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        return buildDir;
    }

    private static LocalOptions options(String faults) throws IOException {
        Modes modes = new Modes(
                false, Optional.empty(), Map.of(), Optional.of(folder.resolve(faults)), 0, Duration.ofMinutes(10), 60);
        return new LocalOptions(
                folder.resolve("template.yaml"), buildDir(), 0, Map.of(), Optional.empty(), Aot.OFF, modes);
    }

    private static HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.admin().url() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int hello() throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(stack.url() + "/hello"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static void post(String rule) throws IOException, InterruptedException {
        var answer = admin("POST", "/faults", "{\"seed\": 1, \"faults\": [%s]}".formatted(rule));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void the_start_says_how_many_faults_there_are_and_their_seed() {
        assertThat(STEPS).contains("1 faults, seed 7");
    }

    @Test
    void a_bad_file_stops_the_start_and_says_where_it_is_wrong() throws IOException {
        Files.writeString(
                folder.resolve("bad.yaml"), "faults:\n  - { name: a, at: { function: Nobody }, do: throttle }\n");

        assertThatThrownBy(() -> LocalStack.start(options("bad.yaml"), line -> {}))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "faults: bad.yaml:2: faults[0].at.function: the template has no such function; there are Web");
    }

    @Test
    void a_throttled_function_does_not_answer_and_the_rule_has_counted() throws IOException, InterruptedException {
        post("{\"name\": \"busy\", \"at\": {\"function\": \"Web\"}, \"do\": \"throttle\", \"when\": {\"first\": 1}}");

        assertThat(hello()).isIn(429, 500, 503);
        assertThat(hello()).isEqualTo(200);
        assertThat(admin("GET", "/faults/busy", "").body())
                .contains("\"seed\":1", "\"asked\":2", "\"struck\":1", "\"applied\":1", "\"do\":\"throttle\"");
    }

    @Test
    void a_jvm_killed_at_work_fails_the_request_and_the_next_one_has_another()
            throws IOException, InterruptedException {
        long before = hello() == 200 ? pid() : -1;
        post(
                "{\"name\": \"dies\", \"at\": {\"function\": \"Web\"}, \"do\": {\"kill-before-answer\": \"1ms\"}, \"when\": {\"first\": 1}}");

        var _ = hello();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ProcessHandle.of(before).isEmpty());
        assertThat(hello()).isEqualTo(200);
        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void a_jvm_killed_after_its_answer_has_answered() throws IOException, InterruptedException {
        assertThat(hello()).isEqualTo(200);
        long before = pid();
        post(
                "{\"name\": \"dies\", \"at\": {\"function\": \"Web\"}, \"do\": \"kill-after-answer\", \"when\": {\"first\": 1}}");

        assertThat(hello()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ProcessHandle.of(before).isEmpty());
        assertThat(hello()).isEqualTo(200);
    }

    @Test
    void a_slow_function_answers_later() throws IOException, InterruptedException {
        assertThat(hello()).isEqualTo(200);
        post("{\"name\": \"slow\", \"at\": {\"function\": \"*\"}, \"do\": {\"slow\": \"400ms\"}}");
        long start = System.nanoTime();

        assertThat(hello()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void an_environment_can_be_killed_by_hand() throws IOException, InterruptedException {
        assertThat(hello()).isEqualTo(200);
        long before = pid();

        assertThat(admin("POST", "/environments/Web/kill", "").body()).contains("" + before);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ProcessHandle.of(before).isEmpty());
        assertThat(hello()).isEqualTo(200);
        assertThat(admin("POST", "/environments/Nobody/kill", "").statusCode()).isEqualTo(404);
    }

    @Test
    void rules_that_cannot_be_are_refused_with_all_their_problems() throws IOException, InterruptedException {
        var refused = admin("POST", "/faults", "{\"faults\": [{\"name\": \"x\", \"at\": {\"queue\": \"Web\"}}]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("has no 'do'", "the template has no such queue; it has none", "body:1: faults[0]");
        post("{\"name\": \"busy\", \"at\": {\"function\": \"Web\"}, \"do\": \"throttle\"}");
        assertThat(admin(
                                "POST",
                                "/faults",
                                "{\"faults\": [{\"name\": \"busy\", \"at\": {\"function\": \"Web\"}, \"do\": \"throttle\"}]}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin("DELETE", "/faults/busy", "").statusCode()).isEqualTo(200);
        assertThat(admin("DELETE", "/faults/busy", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_stack_tells_how_it_is_and_where() throws IOException, InterruptedException {
        assertThat(hello()).isEqualTo(200);

        assertThat(admin("GET", "/health", "").body()).contains("\"status\":\"up\"", "\"Web\":[{\"pid\":" + pid());
        assertThat(Running.find(buildDir())).hasValueSatisfying(it -> {
            assertThat(it.url()).isEqualTo(stack.url());
            assertThat(it.admin()).isEqualTo(stack.admin().url());
        });
    }

    private static long pid() {
        return stack.lambda().environments("Web").getFirst().pid();
    }
}
