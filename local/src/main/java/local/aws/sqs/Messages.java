package local.aws.sqs;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import local.aws.proxy.AwsError;

/** The message operations of SQS's JSON protocol. */
final class Messages {
    private static final int MOST_ENTRIES = 10;
    private static final int LONGEST_DELAY = 900;
    private static final int LONGEST_WAIT = 20;
    private static final int LONGEST_VISIBILITY = 43_200;

    private Messages() {}

    static ObjectNode send(Queue queue, ObjectNode body, Incoming.Sender sender) {
        Outgoing outgoing = Incoming.outgoing(body, sender, queue.settings());
        return sent(queue.send(List.of(outgoing)).getFirst(), outgoing, queue);
    }

    static ObjectNode sendBatch(Queue queue, ObjectNode body, Incoming.Sender sender) {
        QueueSettings settings = queue.settings();
        ObjectNode answer = object();
        ArrayNode failed = answer.putArray("Failed");
        List<String> ids = new ArrayList<>();
        List<Outgoing> good = new ArrayList<>();
        int bytes = 0;
        for (JsonNode entry : entries(body)) {
            bytes += Incoming.bytes(entry);
            try {
                good.add(Incoming.outgoing(entry, sender, settings));
                ids.add(required(entry, "Id"));
            } catch (AwsError e) {
                failed.add(failure(entry, e));
            }
        }
        if (bytes > QueueSettings.MOST_BYTES) {
            throw batchError(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                            .formatted(QueueSettings.MOST_BYTES, bytes));
        }
        List<Queue.Sent> sent = queue.send(good);
        ArrayNode successful = answer.putArray("Successful");
        for (int i = 0; i < sent.size(); i++) {
            successful.add(sent(sent.get(i), good.get(i), queue).put("Id", ids.get(i)));
        }
        return answer;
    }

    private static ObjectNode sent(Queue.Sent sent, Outgoing outgoing, Queue queue) {
        ObjectNode node = object().put("MessageId", sent.id()).put("MD5OfMessageBody", sent.md5());
        if (!outgoing.attributes().isEmpty()) {
            node.put("MD5OfMessageAttributes", Digests.md5(outgoing.attributes()));
        }
        return queue.settings().fifo() ? node.put("SequenceNumber", "%020d".formatted(sent.sequence())) : node;
    }

    static CompletableFuture<ObjectNode> receive(Queue queue, ObjectNode body, Future<Void> gone) {
        int most = number(body, "MaxNumberOfMessages", 1, MOST_ENTRIES).orElse(1);
        Optional<Duration> wait =
                number(body, "WaitTimeSeconds", 0, LONGEST_WAIT).map(Duration::ofSeconds);
        Optional<Duration> visibility =
                number(body, "VisibilityTimeout", 0, LONGEST_VISIBILITY).map(Duration::ofSeconds);
        Reading reading = Reading.of(body);
        var receiver = queue.receive(most, wait, visibility);
        gone.onSuccess(closed -> queue.giveUp(receiver));
        return receiver.thenApply(messages -> {
            ObjectNode answer = object();
            if (!messages.isEmpty()) {
                ArrayNode array = answer.putArray("Messages");
                messages.forEach(it -> array.add(reading.write(it)));
            }
            return answer;
        });
    }

    static ObjectNode delete(Queue queue, ObjectNode body) {
        queue.delete(required(body, "ReceiptHandle"));
        return object();
    }

    static ObjectNode deleteBatch(Queue queue, ObjectNode body) {
        return each(body, entry -> queue.delete(required(entry, "ReceiptHandle")));
    }

    static ObjectNode changeVisibility(Queue queue, ObjectNode body) {
        changeOne(queue, body);
        return object();
    }

    static ObjectNode changeVisibilityBatch(Queue queue, ObjectNode body) {
        return each(body, entry -> changeOne(queue, entry));
    }

    private static void changeOne(Queue queue, JsonNode entry) {
        int seconds = number(entry, "VisibilityTimeout", 0, LONGEST_VISIBILITY).orElse(0);
        queue.changeVisibility(required(entry, "ReceiptHandle"), Duration.ofSeconds(seconds));
    }

    private static ObjectNode each(ObjectNode body, Consumer<JsonNode> work) {
        ObjectNode answer = object();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (JsonNode entry : entries(body)) {
            try {
                work.accept(entry);
                successful.add(object().put("Id", required(entry, "Id")));
            } catch (AwsError e) {
                failed.add(failure(entry, e));
            }
        }
        return answer;
    }

    private static ObjectNode failure(JsonNode entry, AwsError error) {
        return object().put("Id", entry.path("Id").asText())
                .put("SenderFault", error.status() < 500)
                .put("Code", error.code())
                .put("Message", error.text());
    }

    private static JsonNode entries(ObjectNode body) {
        JsonNode entries = body.path("Entries");
        if (entries.isEmpty()) {
            throw batchError("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw batchError(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent %d.".formatted(entries.size()));
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries) {
            String id = required(entry, "Id");
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw batchError(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores.");
            }
            if (!ids.add(id)) {
                throw batchError("BatchEntryIdsNotDistinct", "Id %s repeated.".formatted(id));
            }
        }
        return entries;
    }

    private static AwsError batchError(String code, String message) {
        return new AwsError(400, code, "AWS.SimpleQueueService." + code, message);
    }

    static Optional<Duration> delay(JsonNode entry) {
        return number(entry, "DelaySeconds", 0, LONGEST_DELAY).map(Duration::ofSeconds);
    }

    private static Optional<Integer> number(JsonNode node, String field, int least, int most) {
        return optional(node, field).map(text -> {
            int value = node.path(field).asInt(-1);
            if (value < least || value > most) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "Value %s for parameter %s is invalid. Reason: Must be between %d and %d."
                                .formatted(text, field, least, most));
            }
            return value;
        });
    }
}
