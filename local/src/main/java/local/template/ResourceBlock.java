package local.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A resource as it stands in the template, Globals merged in, nothing resolved. */
record ResourceBlock(
        Place at, String logicalId, String type, Optional<Node> condition, Node properties, Node metadata) {
    private static final Set<String> KNOWN_KEYS = Set.of(
            "Type",
            "Properties",
            "Condition",
            "DependsOn",
            "Metadata",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "UpdatePolicy",
            "CreationPolicy",
            "Connectors",
            "IgnoreGlobals");

    static ResourceBlock of(String logicalId, Node node, Globals globals, Warnings warnings) throws TemplateException {
        Map<String, Node> fields = Nodes.fields(node, "resource " + logicalId);
        String type = Nodes.text(fields, "Type")
                .orElseThrow(() -> new TemplateException(node.at(), "resource %s has no Type".formatted(logicalId)));
        for (var field : fields.entrySet()) {
            if (!KNOWN_KEYS.contains(field.getKey())) {
                warnings.add(
                        field.getValue().at(),
                        "%s (%s): unknown key %s, left out".formatted(logicalId, type, field.getKey()));
            }
        }
        if (fields.containsKey("Connectors")) {
            warnings.add(
                    node.at(), "%s (%s): Connectors give no permissions here, left out".formatted(logicalId, type));
        }
        Node empty = new Node.Fields(node.at(), Map.of());
        Node properties = orEmpty(fields.get("Properties"), empty);
        Nodes.fields(properties, "Properties of " + logicalId);
        return new ResourceBlock(
                node.at(),
                logicalId,
                type,
                Optional.ofNullable(fields.get("Condition")),
                globals.under(type, properties, fields),
                orEmpty(fields.get("Metadata"), empty));
    }

    /** A resource that SAM makes by itself. */
    static ResourceBlock implied(Place at, String logicalId, String type, Optional<Node> condition, Node properties) {
        return new ResourceBlock(at, logicalId, type, condition, properties, new Node.Fields(at, Map.of()));
    }

    private static Node orEmpty(@org.jspecify.annotations.Nullable Node node, Node empty) {
        return node == null || (node instanceof Node.Value(var at, var json) && json.isNull()) ? empty : node;
    }
}
