package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a function can do wrong: the caller gets the service's answer, the log says why, the next request works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAnswersTest {
    private static final Logger LOG = Logger.getLogger("local.gateway");

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().equals(Level.WARNING)) {
                logged.add(new SimpleFormatter().formatMessage(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final RunningGateway gateway = new RunningGateway("""
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Events: {All: {Type: HttpApi}}}}
            """);

    @BeforeAll
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterAll
    void stop() {
        LOG.removeHandler(handler);
        gateway.close();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(answered("{\"statusCode\": 200"), 500, "no JSON"),
                Arguments.of(answered("oops"), 500, "no JSON"),
                Arguments.of(answered(""), 500, "empty"),
                Arguments.of(answered("{\"statusCode\": \"abc\"}"), 500, "no HTTP status"),
                Arguments.of(answered("{\"statusCode\": 200.5}"), 500, "no HTTP status"),
                Arguments.of(answered("{\"statusCode\": 100}"), 500, "no HTTP status"),
                Arguments.of(
                        answered("{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"*\"}"), 500, "base64"),
                Arguments.of(answered("{\"statusCode\": 200, \"body\": {\"a\": 1}}"), 500, "no text"),
                Arguments.of(answered("{\"statusCode\": 200, \"headers\": {\"a\": \"b\\r\\nc: d\"}}"), 500, "header a"),
                Arguments.of(
                        new InvokeResult.FunctionError("{\"errorType\": \"Function.ResponseSizeTooLarge\"}"),
                        500,
                        "ResponseSizeTooLarge"),
                Arguments.of(new InvokeResult.Throttled("no room"), 503, "throttled: no room"));
    }

    private static InvokeResult answered(String payload) {
        return new InvokeResult.Answered(payload);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void the_caller_learns_nothing_and_the_log_says_why(InvokeResult result, int status, String why) {
        logged.clear();
        gateway.functions.ends("F", result);
        var response = gateway.get("/a");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .isEqualTo("{\"message\":\"%s\"}"
                        .formatted(status == 500 ? "Internal Server Error" : "Service Unavailable"));
        assertThat(logged).singleElement().asString().contains("GET /a -> " + status, why);
        gateway.functions.answers("F", "{\"statusCode\": 200, \"body\": \"next\"}");
        assertThat(gateway.get("/a").body()).isEqualTo("next");
    }

    @Test
    void six_megabytes_of_answer_arrive_whole() {
        gateway.functions.answers("F", "\"%s\"".formatted("x".repeat(6_291_000)));
        assertThat(gateway.get("/a").body()).hasSize(6_291_000);
    }
}
