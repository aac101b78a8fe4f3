package mailroom.sender;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.platform.Event;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Content;
import mailroom.sender.domain.Delivery;
import mailroom.sender.domain.Kind;
import mailroom.sender.domain.Recipient;
import mailroom.sender.domain.Value;
import mailroom.sender.domain.Way;

/** Reads {@code mailroom.chunk.ready.v1}. Its refusals name fields and never quote what stands in them. */
final class ChunkReader {
    static final String TYPE = "mailroom.chunk.ready.v1";

    private ChunkReader() {}

    static Delivery read(Event event, String message) throws Event.Unreadable {
        JsonNode data = event.data();
        try {
            Chunk chunk = new Chunk(
                    new ChunkId(text(data, "batch"), wholeNumber(data, "chunk")),
                    Kind.of(text(data, "kind")),
                    Instant.parse(text(data, "expires_at")),
                    new Content(
                            text(data, "from"),
                            data.hasNonNull("reply_to") ? List.of(text(data, "reply_to")) : List.of(),
                            text(data, "subject"),
                            body(data)),
                    recipients(data.path("recipients")));
            Way way = new Way(event.trace().requestId(), event.trace().traceparent());
            return new Delivery(chunk, way, message);
        } catch (DateTimeException e) {
            throw new Event.Unreadable("chunk event: expires_at is not a time");
        } catch (IllegalArgumentException e) {
            throw new Event.Unreadable("chunk event: " + e.getMessage());
        }
    }

    private static Body body(JsonNode data) throws Event.Unreadable {
        boolean hasText = data.hasNonNull("text");
        boolean hasHtml = data.hasNonNull("html");
        if (hasText && hasHtml) {
            return new Body.Both(text(data, "text"), text(data, "html"));
        }
        return hasHtml ? new Body.Html(text(data, "html")) : new Body.Text(text(data, "text"));
    }

    private static List<Recipient> recipients(JsonNode nodes) throws Event.Unreadable {
        List<Recipient> recipients = new ArrayList<>();
        for (JsonNode node : nodes) {
            recipients.add(
                    new Recipient(wholeNumber(node, "index"), text(node, "address"), values(node.path("variables"))));
        }
        return recipients;
    }

    private static Map<String, Value> values(JsonNode variables) throws Event.Unreadable {
        Map<String, Value> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            values.put(variable.getKey(), value(variable.getValue()));
        }
        return values;
    }

    private static Value value(JsonNode node) throws Event.Unreadable {
        if (node.isTextual()) {
            return new Value.Text(node.textValue());
        }
        if (node.isBoolean()) {
            return new Value.Flag(node.booleanValue());
        }
        if (node.isIntegralNumber()) {
            return new Value.Amount(new BigDecimal(node.bigIntegerValue()));
        }
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return new Value.Amount(node.decimalValue());
        }
        throw new Event.Unreadable("chunk event: a variable is neither text, number nor boolean");
    }

    private static String text(JsonNode node, String field) throws Event.Unreadable {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new Event.Unreadable("chunk event: %s is no text".formatted(field));
        }
        return value.textValue();
    }

    private static int wholeNumber(JsonNode node, String field) throws Event.Unreadable {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw new Event.Unreadable("chunk event: %s is no whole number".formatted(field));
        }
        return value.intValue();
    }
}
