package local.aws.sqs;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import local.aws.proxy.AwsError;

/** Moves dead letters back to the queues they came from, or to another one. Every task is over when its start is answered. */
final class MoveTasks {
    private static final int MOST_LISTED = 10;

    private final Queue.DeadLetters queues;
    private final InstantSource clock;
    private final ConcurrentLinkedDeque<Task> newestFirst = new ConcurrentLinkedDeque<>();

    MoveTasks(Queue.DeadLetters queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    private record Task(String source, Optional<String> destination, long startedAt, int moved) {}

    ObjectNode start(ObjectNode body) {
        String source = required(body, "SourceArn");
        Optional<String> destination = optional(body, "DestinationArn");
        Queue from = find(source);
        destination.ifPresent(this::find);
        Map<String, List<Message>> byTarget = new LinkedHashMap<>();
        for (Message message : from.visible()) {
            destination.or(message::deadLetterSource).ifPresent(it -> byTarget.computeIfAbsent(
                            it, t -> new ArrayList<>())
                    .add(message));
        }
        int moved = 0;
        for (Map.Entry<String, List<Message>> part : byTarget.entrySet()) {
            Optional<Queue> to = queues.find(part.getKey());
            if (to.isPresent()) {
                to.get().takeBack(part.getValue());
                from.drop(part.getValue());
                moved += part.getValue().size();
            }
        }
        Task task = new Task(source, destination, clock.millis(), moved);
        newestFirst.addFirst(task);
        return object().put("TaskHandle", handle(task));
    }

    ObjectNode list(ObjectNode body) {
        String source = required(body, "SourceArn");
        int most = Math.min(MOST_LISTED, body.path("MaxResults").asInt(1));
        ObjectNode answer = object();
        ArrayNode results = answer.putArray("Results");
        newestFirst.stream()
                .filter(it -> it.source().equals(source))
                .limit(most)
                .forEach(it -> {
                    ObjectNode result =
                            results.addObject().put("Status", "COMPLETED").put("SourceArn", it.source());
                    it.destination().ifPresent(to -> result.put("DestinationArn", to));
                    result.put("ApproximateNumberOfMessagesMoved", it.moved())
                            .put("ApproximateNumberOfMessagesToMove", it.moved())
                            .put("StartedTimestamp", it.startedAt());
                });
        return answer;
    }

    /** A task cannot be stopped: it is over before anybody knows its handle. */
    AwsError cannotCancel(ObjectNode body) {
        return new AwsError(
                404, "ResourceNotFoundException", "There is no running task of " + required(body, "TaskHandle"));
    }

    private Queue find(String arn) {
        return queues.find(arn)
                .orElseThrow(() -> new AwsError(
                        404, "ResourceNotFoundException", "The resource that you specified doesn't exist."));
    }

    private static String handle(Task task) {
        return Base64.getEncoder()
                .encodeToString((task.source() + "#" + task.startedAt()).getBytes(StandardCharsets.UTF_8));
    }
}
