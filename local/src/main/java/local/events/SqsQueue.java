package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The two calls that a mapping makes to its queue. */
interface SqsQueue {
    /** Waits for messages, up to so many; none after the wait. Each is as {@code ReceiveMessage} gives it. */
    Future<List<JsonNode>> receive(int most, Duration wait);

    /** Deletes up to any number of messages. Those that cannot be deleted now come again. */
    Future<Void> delete(List<JsonNode> messages);

    /** A queue behind the AWS endpoint, called as the function's role. */
    static SqsQueue of(AwsClient client, Mapping.Sqs mapping) {
        return new SqsQueue() {
            @Override
            public Future<List<JsonNode>> receive(int most, Duration wait) {
                ObjectNode input = Json.object().put("QueueUrl", mapping.queueUrl());
                input.put("MaxNumberOfMessages", most).put("WaitTimeSeconds", wait.toSeconds());
                input.putArray("MessageAttributeNames").add("All");
                input.putArray("MessageSystemAttributeNames").add("All");
                input.putArray("AttributeNames").add("All");
                return client.call(AwsClient.Operation.sqs(mapping.function(), "ReceiveMessage"), input)
                        .map(answer -> Json.elements(answer.path("Messages")).toList());
            }

            @Override
            public Future<Void> delete(List<JsonNode> messages) {
                List<Future<JsonNode>> calls = new ArrayList<>();
                for (int from = 0; from < messages.size(); from += Mapping.Sqs.MOST_PER_RECEIVE) {
                    int to = Math.min(messages.size(), from + Mapping.Sqs.MOST_PER_RECEIVE);
                    calls.add(client.call(
                            AwsClient.Operation.sqs(mapping.function(), "DeleteMessageBatch"),
                            entries(messages.subList(from, to))));
                }
                return Future.join(calls).mapEmpty();
            }

            private ObjectNode entries(List<JsonNode> messages) {
                ObjectNode input = Json.object().put("QueueUrl", mapping.queueUrl());
                var entries = input.putArray("Entries");
                for (JsonNode message : messages) {
                    entries.addObject()
                            .put("Id", Integer.toString(entries.size()))
                            .put("ReceiptHandle", message.path("ReceiptHandle").asText());
                }
                return input;
            }
        };
    }
}
