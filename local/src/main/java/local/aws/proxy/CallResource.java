package local.aws.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a call names: its table, queue, topic, parameter, key or configuration set. */
final class CallResource {
    /** Of any service with JSON bodies; none has two of them, and {@code Name} is only a parameter's. */
    private static final List<String> FIELDS =
            List.of("TableName", "QueueUrl", "QueueName", "KeyId", "ConfigurationSetName", "StreamArn", "Name", "Path");

    private static final List<String> TOPIC_FIELDS = List.of("TopicArn", "TargetArn", "Name");

    private CallResource() {}

    /** The names as the call has them, separated by commas if there are several; empty if it names none or cannot be read. */
    static String of(AwsService service, String operation, Buffer body) {
        try {
            return String.join(
                    ",", service.protocol() == Protocol.QUERY ? ofForm(Form.parse(body)) : ofJson(operation, body));
        } catch (AwsError | IllegalArgumentException e) {
            return ""; // the service says what is wrong with it
        }
    }

    private static Collection<String> ofForm(Form form) {
        return TOPIC_FIELDS.stream()
                .map(form::optional)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> form.optional("SubscriptionArn").map(it -> it.substring(0, Math.max(0, it.lastIndexOf(':')))))
                .map(List::of)
                .orElse(List.of());
    }

    private static Collection<String> ofJson(String operation, Buffer body) {
        JsonNode json = JsonBody.read(body);
        return switch (operation) {
            case "BatchGetItem", "BatchWriteItem" -> {
                List<String> tables = new ArrayList<>();
                json.path("RequestItems").fieldNames().forEachRemaining(tables::add);
                yield tables;
            }
            case "TransactWriteItems", "TransactGetItems" -> ofTransaction(json.path("TransactItems"));
            case "GetParameters" -> texts(json.path("Names"));
            // An iterator of DynamoDBLocal begins with its stream's ARN.
            case "GetRecords" -> List.of(before(json.path("ShardIterator").asText(), '|'));
            default ->
                FIELDS.stream()
                        .map(it -> JsonBody.optional(json, it))
                        .flatMap(Optional::stream)
                        .limit(1)
                        .toList();
        };
    }

    private static Collection<String> ofTransaction(JsonNode items) {
        Collection<String> tables = new TreeSet<>();
        for (JsonNode item : items) {
            for (JsonNode action : item) {
                tables.add(action.path("TableName").asText());
            }
        }
        return tables;
    }

    private static Collection<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
