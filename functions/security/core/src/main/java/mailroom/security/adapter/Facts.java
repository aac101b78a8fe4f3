package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;

/** What is shown and told of things, as JSON: texts, booleans and lists of texts. */
final class Facts {
    private Facts() {}

    static ObjectNode write(Map<String, Object> facts) {
        ObjectNode node = Json.object();
        facts.forEach((name, value) -> {
            switch (value) {
                case String text -> node.put(name, text);
                case Boolean truth -> node.put(name, truth);
                case List<?> texts -> {
                    var array = node.putArray(name);
                    texts.forEach(it -> array.add(String.valueOf(it)));
                }
                default -> throw new IllegalArgumentException("%s is a %s".formatted(name, value.getClass()));
            }
        });
        return node;
    }

    /** Reads what {@link #write} made. */
    static Map<String, Object> read(String json) {
        try {
            var facts = new LinkedHashMap<String, Object>();
            Json.read(json).properties().forEach(it -> facts.put(it.getKey(), value(it.getValue())));
            return facts;
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the table holds malformed JSON", e);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(JsonNode::asText).toList();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}
