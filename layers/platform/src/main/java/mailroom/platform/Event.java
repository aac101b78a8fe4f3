package mailroom.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The envelope of every inner event: CloudEvents 1.0 in its JSON form, with two extensions, {@code requestid} and {@code traceparent}.
 *
 * @param type what happened, such as {@code mailroom.chunk.ready.v1}; {@code asyncapi.yaml} lists them all
 * @param source the room that says it, such as {@code mailroom.batches}
 * @param subject what it is about, such as a batch id
 * @param data the event's own part; its shape is the type's
 */
public record Event(String id, String type, String source, String subject, Instant time, Trace trace, JsonNode data) {

    /** A message that is no event of ours, or of a type that the reader does not know. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    public String toJson() {
        ObjectNode node = Json.object();
        node.put("specversion", "1.0")
                .put("id", id)
                .put("type", type)
                .put("source", source)
                .put("subject", subject)
                .put("time", time.toString())
                .put("datacontenttype", "application/json")
                .put("requestid", trace.requestId())
                .put("traceparent", trace.traceparent());
        node.set("data", data);
        return Json.write(node);
    }

    /** Reads an event and refuses every type but {@code expectedType}. */
    public static Event parse(String text, String expectedType) throws Unreadable {
        try {
            JsonNode node = Json.read(text);
            String type = required(node, "type");
            if (!type.equals(expectedType)) {
                throw new Unreadable("event of type %s where %s is expected".formatted(type, expectedType));
            }
            if (!node.path("data").isObject()) {
                throw new Unreadable("event %s has no data object".formatted(type));
            }
            return new Event(
                    required(node, "id"),
                    type,
                    required(node, "source"),
                    required(node, "subject"),
                    Instant.parse(required(node, "time")),
                    new Trace(required(node, "requestid"), required(node, "traceparent")),
                    node.path("data"));
        } catch (Json.Malformed | DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("no event of ours: " + e.getMessage());
        }
    }

    private static String required(JsonNode node, String field) throws Unreadable {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new Unreadable("event without " + field);
        }
        return value.textValue();
    }
}
