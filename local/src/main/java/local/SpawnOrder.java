package local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import local.template.Resource;
import local.template.Stack;

/** Whose JVM starts first: those that requests reach at once, then those behind streams and queues, then those that a clock calls. */
final class SpawnOrder {
    private static final Set<String> CLOCKS = Set.of("Schedule", "ScheduleV2");
    private static final Set<String> STREAMS = Set.of("DynamoDB", "Kinesis");
    private static final Set<String> QUEUES = Set.of("SQS", "SNS");

    private SpawnOrder() {}

    static List<String> of(Stack stack) {
        return stack.ofType("AWS::Serverless::Function").stream()
                .sorted(Comparator.comparingInt(SpawnOrder::rank))
                .map(Resource::logicalId)
                .toList();
    }

    private static int rank(Resource function) {
        return function.properties().path("Events").properties().stream()
                .mapToInt(it -> rank(it.getValue().path("Type")))
                .min()
                .orElse(0);
    }

    private static int rank(JsonNode type) {
        if (STREAMS.contains(type.asText())) {
            return 1;
        }
        if (QUEUES.contains(type.asText())) {
            return 2;
        }
        return CLOCKS.contains(type.asText()) ? 3 : 0;
    }
}
