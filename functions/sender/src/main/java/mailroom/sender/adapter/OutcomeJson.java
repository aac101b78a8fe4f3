package mailroom.sender.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailroom.platform.Json;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Fate.Bounce;
import mailroom.sender.domain.Outcome;

/** Outcomes as they stand in events: {@code {"index","state","at","bounce"?,"code"?,"diagnostic"?}}; a lease keeps the {@code message} id too. */
final class OutcomeJson {
    private OutcomeJson() {}

    static ArrayNode write(List<Outcome> outcomes) {
        ArrayNode array = Json.object().arrayNode();
        outcomes.forEach(it -> array.add(write(it)));
        return array;
    }

    static String keep(List<Outcome> outcomes) {
        ArrayNode array = Json.object().arrayNode();
        for (Outcome outcome : outcomes) {
            ObjectNode node = write(outcome);
            if (outcome.fate() instanceof Fate.Sent(var message)) {
                node.put("message", message);
            }
            array.add(node);
        }
        return Json.write(array);
    }

    private static ObjectNode write(Outcome outcome) {
        ObjectNode node = Json.object().put("index", outcome.index());
        switch (outcome.fate()) {
            case Fate.Sent _ -> node.put("state", "sent");
            case Fate.Delivered() -> node.put("state", "delivered");
            case Fate.Delayed(var code, var diagnostic) -> reason(node.put("state", "delayed"), code, diagnostic);
            case Fate.Bounced(var bounce, var code, var diagnostic) ->
                reason(
                        node.put("state", "bounced").put("bounce", bounce.name().toLowerCase(Locale.ROOT)),
                        code,
                        diagnostic);
            case Fate.Complained(var code) -> reason(node.put("state", "complained"), code, "");
            case Fate.Rejected(var code, var diagnostic) -> reason(node.put("state", "rejected"), code, diagnostic);
            case Fate.Failed(var code, var diagnostic) -> reason(node.put("state", "failed"), code, diagnostic);
            case Fate.Expired() -> node.put("state", "expired");
            case Fate.Unknown() -> node.put("state", "unknown");
        }
        return node.put("at", outcome.at().toString());
    }

    private static void reason(ObjectNode node, String code, String diagnostic) {
        if (!code.isEmpty()) {
            node.put("code", code);
        }
        if (!diagnostic.isEmpty()) {
            node.put("diagnostic", diagnostic);
        }
    }

    /** Reads what {@link #keep} wrote. */
    static List<Outcome> read(String text) {
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode node : Json.read(text)) {
                outcomes.add(new Outcome(
                        node.path("index").intValue(),
                        Instant.parse(node.path("at").textValue()),
                        fate(node)));
            }
            return outcomes;
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a lease holds outcomes that are no JSON", e);
        }
    }

    private static Fate fate(JsonNode node) {
        String state = node.path("state").asText();
        String code = node.path("code").asText("");
        String diagnostic = node.path("diagnostic").asText("");
        return switch (state) {
            case "sent" -> new Fate.Sent(node.path("message").asText(""));
            case "delivered" -> new Fate.Delivered();
            case "delayed" -> new Fate.Delayed(code, diagnostic);
            case "bounced" ->
                new Fate.Bounced(
                        Bounce.valueOf(node.path("bounce").asText().toUpperCase(Locale.ROOT)), code, diagnostic);
            case "complained" -> new Fate.Complained(code);
            case "rejected" -> new Fate.Rejected(code, diagnostic);
            case "failed" -> new Fate.Failed(code, diagnostic);
            case "expired" -> new Fate.Expired();
            case "unknown" -> new Fate.Unknown();
            default -> throw new IllegalStateException("a lease holds an outcome of state " + state);
        };
    }
}
