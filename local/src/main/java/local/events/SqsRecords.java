package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Turns what {@code ReceiveMessage} gives into the records of a function's event. */
final class SqsRecords {
    private final String queueArn;
    private final String region;

    SqsRecords(String queueArn, String region) {
        this.queueArn = queueArn;
        this.region = region;
    }

    ObjectNode record(JsonNode message) {
        ObjectNode record = Json.object();
        record.put("messageId", id(message));
        record.put("receiptHandle", message.path("ReceiptHandle").asText());
        record.put("body", message.path("Body").asText());
        ObjectNode attributes = record.putObject("attributes");
        message.path("Attributes")
                .properties()
                .forEach(it -> attributes.put(it.getKey(), it.getValue().asText()));
        ObjectNode sent = record.putObject("messageAttributes");
        message.path("MessageAttributes").properties().forEach(it -> sent.set(it.getKey(), attribute(it)));
        record.put("md5OfBody", message.path("MD5OfBody").asText());
        if (message.has("MD5OfMessageAttributes")) {
            record.put(
                    "md5OfMessageAttributes",
                    message.path("MD5OfMessageAttributes").asText());
        }
        return record.put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", region);
    }

    /** What filter patterns are held against: the record, with its body as JSON where it is some. */
    String filtered(JsonNode message) {
        ObjectNode record = record(message);
        Json.parse(message.path("Body").asText()).filter(JsonNode::isObject).ifPresent(it -> record.set("body", it));
        return Json.write(record);
    }

    static String id(JsonNode message) {
        return message.path("MessageId").asText();
    }

    private static ObjectNode attribute(Map.Entry<String, JsonNode> sent) {
        ObjectNode attribute = Json.object();
        if (sent.getValue().has("StringValue")) {
            attribute.put("stringValue", sent.getValue().path("StringValue").asText());
        }
        if (sent.getValue().has("BinaryValue")) {
            attribute.put("binaryValue", sent.getValue().path("BinaryValue").asText());
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        return attribute.put("dataType", sent.getValue().path("DataType").asText());
    }
}
