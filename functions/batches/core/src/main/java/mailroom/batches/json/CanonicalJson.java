package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One text per JSON value, whatever its spaces and the order of its members. */
final class CanonicalJson {
    private CanonicalJson() {}

    /** SHA-256 of the canonical text, in hex. */
    static String digest(JsonNode node) {
        var text = new StringBuilder();
        append(node, text);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void append(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            node.properties().forEach(it -> members.put(it.getKey(), it.getValue()));
            to.append('{');
            members.forEach((name, value) -> {
                to.append(TextNode.valueOf(name)).append(':');
                append(value, to);
                to.append(',');
            });
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            for (JsonNode item : node) {
                append(item, to);
                to.append(',');
            }
            to.append(']');
        } else {
            to.append(node);
        }
    }
}
