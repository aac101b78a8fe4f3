package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import local.lambda.InvokeResult;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function that hears a queue, a stream or a schedule is sent its event from another one. */
@ExtendWith(TheStack.class)
class ForeignSourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TheStack STACK = TheStack.running();

    static Stream<String> queuesAndStreams() {
        return STACK.hearing("SQS", "DynamoDB").stream();
    }

    static Stream<String> schedules() {
        return STACK.hearing("Schedule", "ScheduleV2").stream();
    }

    /** Its event file, but from a queue, or a table's stream, that is not the function's. */
    @ParameterizedTest
    @MethodSource("queuesAndStreams")
    void records_of_another_queue_or_stream_are_refused(String function) throws IOException {
        JsonNode event = eventFile(function);
        assertThat(event.path("Records")).isNotEmpty();
        event.path("Records").forEach(it -> {
            String arn = it.path("eventSourceARN").asText();
            ((ObjectNode) it)
                    .put("eventSourceARN", arn.contains("/stream/") ? arn.replace("/stream/", "2/stream/") : arn + "2");
        });
        assertRefused(
                STACK.hear(function, event.toString()), event.path("Records").size());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void a_tick_of_another_schedule_is_refused(String function) {
        ObjectNode tick = JSON.createObjectNode()
                .put("version", "0")
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events");
        tick.putArray("resources").add("arn:aws:events:us-east-1:000000000000:rule/local-other");
        assertThat(STACK.hear(function, tick.toString())).isInstanceOf(InvokeResult.FunctionError.class);
    }

    @Test
    void all_functions_with_a_source_are_asked() {
        assertThat(queuesAndStreams())
                .contains("Relay", "Announcer", "Pump", "Sender", "Feedback", "Outcomes", "LiveProgress", "LivePush");
        assertThat(schedules()).contains("Sweeper");
    }

    /** The invocation fails as a whole, or every record of it does: nothing is taken off a queue. */
    private static void assertRefused(InvokeResult result, int records) throws IOException {
        if (result instanceof InvokeResult.Answered(var payload)) {
            assertThat(JSON.readTree(payload).path("batchItemFailures"))
                    .as(payload)
                    .hasSize(records);
        } else {
            assertThat(result).isInstanceOf(InvokeResult.FunctionError.class);
        }
    }

    private static JsonNode eventFile(String function) throws IOException {
        String name = function.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        return JSON.readTree(Files.readString(Checkout.ROOT.resolve("events/%s.json".formatted(name))));
    }
}
