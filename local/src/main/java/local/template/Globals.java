package local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SAM's {@code Globals}: properties that every resource of a kind starts from. Maps merge, lists append (the global items first), anything
 * else, and every intrinsic function, is overridden.
 */
final class Globals {
    private static final Set<String> KINDS = Set.of(
            "Function",
            "Api",
            "HttpApi",
            "WebSocketApi",
            "SimpleTable",
            "StateMachine",
            "LayerVersion",
            "CapacityProvider");

    private final Map<String, Node> byType;

    private Globals(Map<String, Node> byType) {
        this.byType = Map.copyOf(byType);
    }

    static Globals of(Map<String, Node> block, Warnings warnings) {
        Map<String, Node> byType = new LinkedHashMap<>();
        block.forEach((kind, node) -> {
            if (KINDS.contains(kind)) {
                byType.put("AWS::Serverless::" + kind, node);
            } else {
                warnings.add(node.at(), "Globals: %s is unknown, left out".formatted(kind));
            }
        });
        return new Globals(byType);
    }

    /** A resource's properties over the globals of its type. */
    Node under(String type, Node properties, Map<String, Node> resource) throws TemplateException {
        Node globals = byType.get(type);
        if (globals == null) {
            return properties;
        }
        Node ignored = resource.get("IgnoreGlobals");
        if (ignored instanceof Node.Value) {
            return properties;
        }
        if (ignored instanceof Node.Items(var at, var names)) {
            Map<String, Node> kept = new LinkedHashMap<>(Nodes.fields(globals, "Globals"));
            for (Node name : names) {
                kept.remove(Nodes.text(name, "IgnoreGlobals"));
            }
            return merged(new Node.Fields(at, kept), properties);
        }
        return merged(globals, properties);
    }

    static Node merged(Node global, Node own) {
        if (global instanceof Node.Fields(var at, var base) && own instanceof Node.Fields(var ownAt, var over)) {
            Map<String, Node> fields = new LinkedHashMap<>(base);
            over.forEach((key, value) -> fields.merge(key, value, Globals::merged));
            return new Node.Fields(ownAt, fields);
        }
        if (global instanceof Node.Items(var at, var first) && own instanceof Node.Items(var ownAt, var more)) {
            List<Node> items = new ArrayList<>(first);
            items.addAll(more);
            return new Node.Items(ownAt, items);
        }
        return own instanceof Node.Value value && value.isNull() && global instanceof Node.Fields ? global : own;
    }
}
