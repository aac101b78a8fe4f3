package mailroom.live.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.ClientMessage.Refused;
import mailroom.platform.Json;

/** What clients send. */
public final class ClientMessages {
    /** Far above what any of our messages needs; the gateway would let 128 KB through. */
    public static final int MOST_BYTES = 1_024;

    private static final String ALLOWED = "Say subscribe, unsubscribe or ping in the field action.";

    private ClientMessages() {}

    public static ClientMessage read(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return new Refused("too_large", "A message has at most %d bytes.".formatted(MOST_BYTES));
        }
        try {
            JsonNode node = Json.read(text);
            return switch (node.path("action").asText()) {
                case "ping" -> new ClientMessage.Ping();
                case "unsubscribe" ->
                    batch(node)
                            .<ClientMessage>map(ClientMessage.Unsubscribe::new)
                            .orElseGet(ClientMessages::noBatch);
                case "subscribe" -> batch(node).map(it -> subscribe(it, node)).orElseGet(ClientMessages::noBatch);
                default -> new Refused("unknown_action", ALLOWED);
            };
        } catch (Json.Malformed e) {
            return new Refused("malformed", "%s. %s".formatted(e.getMessage(), ALLOWED));
        }
    }

    private static ClientMessage subscribe(BatchId batch, JsonNode node) {
        JsonNode cursor = node.path("cursor");
        if (cursor.isMissingNode()) {
            return new ClientMessage.Subscribe(batch, 0);
        }
        return cursor.canConvertToLong() && cursor.isIntegralNumber() && cursor.longValue() >= 0
                ? new ClientMessage.Subscribe(batch, cursor.longValue())
                : new Refused("invalid", "The cursor is that of the last frame that you have, or is left out.");
    }

    private static Optional<BatchId> batch(JsonNode node) {
        return Optional.ofNullable(node.path("batch").textValue()).flatMap(BatchId::parse);
    }

    private static ClientMessage noBatch() {
        return new Refused("invalid", "The field batch is a batch's id: bat_ and 26 characters.");
    }
}
