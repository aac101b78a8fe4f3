package mailroom.batches.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import local.template.Names;
import local.template.TemplateReader;
import mailroom.batches.fake.Given;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Machine;

/**
 * The relay's filter in the template says in EventBridge's language what the handler says in Java. Where the filter stopped more, a batch would
 * wait for the sweeper; where it stopped less, the relay would run for nothing.
 */
class RelayFilterTest {
    private static final String ID = "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2";
    /** What a batch's item gets and loses on its way. */
    private static final List<String> MARKS =
            List.of("open", "submitted_at", "pump_cursor", "dispatched_at", "cancel_at", "settled_at");

    private static final Machine FILTER = filter();

    private static Machine filter() {
        var machine = Machine.builder().build();
        try {
            var relay = new TemplateReader()
                    .read(
                            Checkout.ROOT.resolve("template.yaml"),
                            Map.of(),
                            new Names("mailroom", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")))
                    .find("Relay")
                    .orElseThrow();
            List<String> patterns = relay.properties().path("Events").findValuesAsText("Pattern");
            for (String pattern : patterns) {
                machine.addRule(pattern, pattern);
            }
            assertThat(patterns).hasSize(3);
            return machine;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Every event with every set of marks, but for what cannot be: submitting removes {@code open} in the same update. */
    static Stream<Arguments> changes() {
        return Stream.of("INSERT", "MODIFY").flatMap(event -> IntStream.range(0, 1 << MARKS.size())
                .mapToObj(bits -> IntStream.range(0, MARKS.size())
                        .filter(it -> (bits >> it & 1) == 1)
                        .mapToObj(MARKS::get)
                        .collect(Collectors.toSet()))
                .filter(marks -> !marks.containsAll(Set.of("open", "submitted_at")))
                .map(marks -> Arguments.of(event, marks)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_filter_lets_pass_exactly_what_the_relay_takes(String event, Set<String> marks) throws Exception {
        boolean taken = StreamRecord.read(streamRecord(event, marks)) instanceof StreamRecord.NewBatch;
        assertThat(!FILTER.rulesForJSONEvent(json(event, "META", marks)).isEmpty())
                .isEqualTo(taken);
        assertThat(FILTER.rulesForJSONEvent(json(event, "COUNTS", marks))).isEmpty();
    }

    private static String json(String event, String sortKey, Set<String> marks) {
        String image = marks.stream()
                .map(it -> "\"%s\":{\"%s\":%s}".formatted(it, type(it), it.equals("open") ? "true" : "\"1\""))
                .collect(Collectors.joining(","));
        return """
                {"eventName":"%s","dynamodb":{"Keys":{"pk":{"S":"BATCH#%s"},"sk":{"S":"%s"}},"NewImage":{%s}}}""".formatted(event, ID, sortKey, image);
    }

    private static String type(String mark) {
        return switch (mark) {
            case "open" -> "BOOL";
            case "pump_cursor" -> "N";
            default -> "S";
        };
    }

    private static DynamodbStreamRecord streamRecord(String event, Set<String> marks) {
        var image = new HashMap<>(Map.of(
                "sk", new AttributeValue("META"),
                "id", new AttributeValue(ID),
                "request_id", new AttributeValue(Given.ORIGIN.requestId()),
                "traceparent", new AttributeValue(Given.ORIGIN.traceparent())));
        marks.forEach(it -> image.put(it, new AttributeValue("1")));
        var change = new com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord();
        change.setNewImage(image);
        var record = new DynamodbStreamRecord();
        record.setEventName(event);
        record.setEventSource("aws:dynamodb");
        record.setEventSourceARN(
                "arn:aws:dynamodb:us-east-1:000000000000:table/batches/stream/2026-11-23T00:00:00.000");
        record.setDynamodb(change);
        return record;
    }
}
