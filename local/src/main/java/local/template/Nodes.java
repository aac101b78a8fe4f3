package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking at nodes by the shape that is expected of them. */
final class Nodes {
    private Nodes() {}

    /** A map's fields; nothing written counts as an empty map. */
    static Map<String, Node> fields(Node node, String what) throws TemplateException {
        return switch (node) {
            case Node.Fields map -> map.fields();
            case Node.Value value when value.isNull() -> Map.of();
            default -> throw new TemplateException(node.at(), what + " must be a map");
        };
    }

    /** The fields of a block inside a map; an absent block counts as empty. */
    static Map<String, Node> fields(Map<String, Node> map, String key) throws TemplateException {
        Node node = map.get(key);
        return node == null ? Map.of() : fields(node, key);
    }

    static List<Node> items(Node node, String what, int fewest, int most) throws TemplateException {
        if (node instanceof Node.Items(var at, var items)) {
            if (items.size() < fewest || items.size() > most) {
                throw new TemplateException(
                        at, "%s takes %d to %d items, here are %d".formatted(what, fewest, most, items.size()));
            }
            return items;
        }
        throw new TemplateException(node.at(), what + " takes a list");
    }

    static Optional<String> text(Map<String, Node> map, String key) throws TemplateException {
        Node node = map.get(key);
        return node == null ? Optional.empty() : Optional.of(text(node, key));
    }

    /** A plain value as text. */
    static String text(Node node, String what) throws TemplateException {
        if (node instanceof Node.Value(var at, var json) && !json.isNull()) {
            return json.asText();
        }
        throw new TemplateException(node.at(), what + " must be a plain value");
    }

    /** JSON as a node, everything at one place. */
    static Node of(Place at, JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                Map<String, Node> fields = new java.util.LinkedHashMap<>();
                object.properties().forEach(it -> fields.put(it.getKey(), of(at, it.getValue())));
                yield new Node.Fields(at, fields);
            }
            case ArrayNode array ->
                new Node.Items(at, array.valueStream().map(it -> of(at, it)).toList());
            case NullNode nothing -> new Node.Value(at, nothing);
            default -> new Node.Value(at, json);
        };
    }
}
