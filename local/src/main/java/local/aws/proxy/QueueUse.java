package local.aws.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What calls to SQS are billed as: a request for every 64 KB of messages, and one for a call without. */
final class QueueUse {
    static final int CHUNK = 65_536;

    private static final int SHORTEST_MESSAGE = 68;
    private static final String KEY = "\"QueueUrl\"";

    private QueueUse() {}

    /** Inside a JSON text every quote is escaped, so the key with its quotes is the key. */
    static boolean isFifo(Buffer request) {
        String text = request.toString(StandardCharsets.ISO_8859_1);
        for (int key = text.indexOf(KEY); key >= 0; key = text.indexOf(KEY, key + 1)) {
            int colon = text.indexOf(':', key + KEY.length());
            int start = text.indexOf('"', colon + 1);
            if (colon > 0 && start > 0 && text.substring(colon + 1, start).isBlank()) {
                int end = text.indexOf('"', start + 1);
                return end > 0 && text.startsWith(".fifo", end - ".fifo".length());
            }
        }
        return false;
    }

    /** An id and a digest alone make any message longer than that. */
    static boolean isEmpty(Buffer answer) {
        return answer.length() < SHORTEST_MESSAGE;
    }

    static int requests(String operation, Buffer request, Buffer answer) {
        Buffer carrier = operation.equals("ReceiveMessage") ? answer : request;
        // JSON is never shorter than the messages that it carries
        return carrier.length() <= CHUNK ? 1 : chunks(payload(JsonBody.read(carrier)));
    }

    static int chunks(long bytes) {
        return (int) Math.max(1, (bytes + CHUNK - 1) / CHUNK);
    }

    private static long payload(JsonNode node) {
        long bytes = message(node);
        for (JsonNode each : node.path("Entries")) {
            bytes += message(each);
        }
        for (JsonNode each : node.path("Messages")) {
            bytes += message(each);
        }
        return bytes;
    }

    private static long message(JsonNode message) {
        long bytes = bytes(message.path("MessageBody")) + bytes(message.path("Body"));
        for (var attribute : message.path("MessageAttributes").properties()) {
            JsonNode value = attribute.getValue();
            bytes += attribute.getKey().length()
                    + bytes(value.path("DataType"))
                    + bytes(value.path("StringValue"))
                    + value.path("BinaryValue").asText().length() * 3L / 4;
        }
        return bytes;
    }

    private static long bytes(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
