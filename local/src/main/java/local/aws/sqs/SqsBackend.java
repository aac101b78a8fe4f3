package local.aws.sqs;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.JsonBody;
import local.aws.proxy.Request;

/** SQS's JSON protocol: queues here, messages in {@link Messages}. */
public final class SqsBackend implements Backend {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final Queues queues;

    public SqsBackend(Queues queues) {
        this.queues = queues;
    }

    @Override
    public Future<Answer> answer(Request request) {
        return answer(request, Future.future(never -> {}));
    }

    @Override
    public Future<Answer> answer(Request request, Future<Void> gone) {
        ObjectNode body = JsonBody.read(request.body());
        if (request.operation().equals("ReceiveMessage")) {
            return Future.fromCompletionStage(Messages.receive(queue(body), body, gone))
                    .map(SqsBackend::ok);
        }
        Incoming.Sender sender = new Incoming.Sender(request.caller(), request.trace());
        return Future.succeededFuture(ok(
                switch (request.operation()) {
                    case "SendMessage" -> Messages.send(queue(body), body, sender);
                    case "SendMessageBatch" -> Messages.sendBatch(queue(body), body, sender);
                    case "DeleteMessage" -> Messages.delete(queue(body), body);
                    case "DeleteMessageBatch" -> Messages.deleteBatch(queue(body), body);
                    case "ChangeMessageVisibility" -> Messages.changeVisibility(queue(body), body);
                    case "ChangeMessageVisibilityBatch" -> Messages.changeVisibilityBatch(queue(body), body);
                    case "CreateQueue" -> create(body);
                    case "DeleteQueue" -> delete(body);
                    case "GetQueueUrl" -> url(body);
                    case "ListQueues" -> list(body);
                    case "GetQueueAttributes" -> attributes(body);
                    case "SetQueueAttributes" -> setAttributes(body);
                    case "PurgeQueue" -> purge(body);
                    case "StartMessageMoveTask" -> queues.moveTasks().start(body);
                    case "ListMessageMoveTasks" -> queues.moveTasks().list(body);
                    case "CancelMessageMoveTask" -> throw queues.moveTasks().cannotCancel(body);
                    default ->
                        throw new AwsError(
                                400,
                                "InvalidAction",
                                "The action %s is not valid for this endpoint.".formatted(request.operation()));
                }));
    }

    private static Answer ok(ObjectNode body) {
        return Answer.ok(CONTENT_TYPE, JsonBody.write(body));
    }

    private Queue queue(ObjectNode body) {
        return queues.byUrl(required(body, "QueueUrl"));
    }

    private ObjectNode create(ObjectNode body) {
        String name = required(body, "QueueName");
        queues.create(name, texts(body.path("Attributes")));
        return object().put("QueueUrl", queues.url(name));
    }

    private ObjectNode delete(ObjectNode body) {
        queues.delete(required(body, "QueueUrl"));
        return object();
    }

    private ObjectNode url(ObjectNode body) {
        String name = required(body, "QueueName");
        queues.byName(name);
        return object().put("QueueUrl", queues.url(name));
    }

    private ObjectNode list(ObjectNode body) {
        ObjectNode answer = object();
        ArrayNode urls = answer.putArray("QueueUrls");
        queues.urls(optional(body, "QueueNamePrefix").orElse("")).forEach(urls::add);
        return answer;
    }

    private ObjectNode attributes(ObjectNode body) {
        Queue queue = queue(body);
        Set<String> wanted = new LinkedHashSet<>();
        body.path("AttributeNames").forEach(it -> wanted.add(it.asText()));
        Map<String, String> all = new HashMap<>(queue.settings().readable());
        Queue.Counts counts = queue.counts();
        all.put("QueueArn", queue.arn());
        all.put("CreatedTimestamp", "" + queue.createdAt() / 1_000);
        all.put("LastModifiedTimestamp", "" + queue.createdAt() / 1_000);
        all.put("ApproximateNumberOfMessages", "" + counts.visible());
        all.put("ApproximateNumberOfMessagesNotVisible", "" + counts.inFlight());
        all.put("ApproximateNumberOfMessagesDelayed", "" + counts.delayed());
        if (!wanted.contains("All")) {
            all.keySet().retainAll(wanted);
        }
        ObjectNode answer = object();
        ObjectNode attributes = answer.putObject("Attributes");
        all.forEach(attributes::put);
        return answer;
    }

    private ObjectNode setAttributes(ObjectNode body) {
        queues.change(queue(body), texts(body.path("Attributes")));
        return object();
    }

    private ObjectNode purge(ObjectNode body) {
        queue(body).purge();
        return object();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }
}
