package local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Mappings of a stream, and records on it. */
final class StreamSamples {
    static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/Mails/stream/2026-01-01T00:00:00.000";

    private StreamSamples() {}

    static Mapping.TableStream mapping(int batch, int parallel) {
        return mapping(batch, parallel, false, OptionalInt.empty(), Optional.empty());
    }

    static Mapping.TableStream mapping(int batch, boolean bisects, OptionalInt retries, Optional<Duration> age) {
        return mapping(batch, 1, bisects, retries, age);
    }

    private static Mapping.TableStream mapping(
            int batch, int parallel, boolean bisects, OptionalInt retries, Optional<Duration> age) {
        String function = "arn:aws:lambda:us-east-1:000000000000:function:F";
        return new Mapping.TableStream(
                "Function",
                "Event",
                function,
                ARN,
                true,
                batch,
                Duration.ZERO,
                parallel,
                true,
                bisects,
                retries,
                age,
                Optional.empty(),
                List.of());
    }

    static ObjectNode record(int number, long created) {
        ObjectNode record = Json.object()
                .put("eventID", "e" + number)
                .put("eventName", "INSERT")
                .put("eventSource", "aws:dynamodb");
        record.putObject("dynamodb")
                .put("SequenceNumber", Integer.toString(number))
                .put("ApproximateCreationDateTime", created + 0.25);
        return record;
    }

    static List<ObjectNode> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(it -> record(it, 1_000)).toList();
    }
}
