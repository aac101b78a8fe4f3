package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Turns nodes into plain JSON: every call of an intrinsic function is replaced by its value. */
final class Intrinsics {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Lookup lookup;

    Intrinsics(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The node's value; a missing node where it is {@code AWS::NoValue}, which the map or list around it leaves out. */
    JsonNode resolve(Node node) throws TemplateException {
        return switch (node) {
            case Node.Value value -> value.json();
            case Node.Items list -> {
                ArrayNode array = JSON.arrayNode(list.items().size());
                for (Node item : list.items()) {
                    JsonNode value = resolve(item);
                    if (!value.isMissingNode()) {
                        array.add(value);
                    }
                }
                yield array;
            }
            case Node.Fields map -> {
                ObjectNode object = JSON.objectNode();
                for (var field : map.fields().entrySet()) {
                    JsonNode value = resolve(field.getValue());
                    if (!value.isMissingNode()) {
                        object.set(field.getKey(), value);
                    }
                }
                yield object;
            }
            case Node.Call call -> call(call);
        };
    }

    private JsonNode call(Node.Call call) throws TemplateException {
        Node argument = call.argument();
        return switch (call.function()) {
            case "Ref" -> lookup.ref(call.at(), Nodes.text(argument, "Ref"));
            case "GetAtt" -> lookup.attribute(call.at(), attributePath(argument));
            case "Sub" -> new Substitution(this, lookup).apply(call.at(), argument);
            case "If" -> choose(argument);
            case "Condition", "Equals", "And", "Or", "Not" -> BooleanNode.valueOf(holds(call));
            case "Join" -> join(argument);
            case "Split" -> split(argument);
            case "Select" -> select(argument);
            case "FindInMap" -> findInMap(argument);
            case "Base64" ->
                TextNode.valueOf(Base64.getEncoder()
                        .encodeToString(text(argument, "Base64").getBytes(StandardCharsets.UTF_8)));
            case "GetAZs" -> zones(argument);
            case "Length" -> IntNode.valueOf(list(argument, "Length").size());
            case "ToJsonString" -> TextNode.valueOf(resolve(argument).toString());
            case "Cidr" -> cidr(argument);
            case "Transform" ->
                throw new TemplateException(call.at(), "a macro (Fn::Transform) stands here for a value; none is run");
            case "ImportValue" ->
                throw new TemplateException(
                        call.at(), "ImportValue needs another stack's exports, and there is no other stack here");
            default -> throw new TemplateException(call.at(), "unknown function " + call.function());
        };
    }

    /** The truth of a condition function, or of a plain boolean. */
    boolean holds(Node node) throws TemplateException {
        return switch (node) {
            case Node.Call(var at, var function, var argument)
            when function.equals("Condition") -> lookup.holds(at, Nodes.text(argument, "Condition"));
            case Node.Call(var at, var function, var argument)
            when function.equals("Equals") -> {
                List<Node> two = Nodes.items(argument, "Equals", 2, 2);
                yield comparable(resolve(two.getFirst())).equals(comparable(resolve(two.getLast())));
            }
            case Node.Call(var at, var function, var argument) when function.equals("And") -> all(argument, "And");
            case Node.Call(var at, var function, var argument) when function.equals("Or") -> any(argument);
            case Node.Call(var at, var function, var argument)
            when function.equals("Not") ->
                !holds(Nodes.items(argument, "Not", 1, 1).getFirst());
            case Node.Fields map
            when map.fields().size() == 1 && map.fields().containsKey("Condition") ->
                lookup.holds(
                        map.at(), Nodes.text(map.fields().values().iterator().next(), "Condition"));
            default -> {
                String value = resolve(node).asText();
                if (!value.equals("true") && !value.equals("false")) {
                    throw new TemplateException(node.at(), "a condition must be true or false");
                }
                yield value.equals("true");
            }
        };
    }

    // Every part is looked at, even where the first decides: a mistake in the last one must not hide behind a
    // parameter's value.
    private boolean all(Node argument, String function) throws TemplateException {
        boolean result = true;
        for (Node item : Nodes.items(argument, function, 1, 10)) {
            result &= holds(item);
        }
        return result;
    }

    private boolean any(Node argument) throws TemplateException {
        boolean result = false;
        for (Node item : Nodes.items(argument, "Or", 1, 10)) {
            result |= holds(item);
        }
        return result;
    }

    private JsonNode choose(Node argument) throws TemplateException {
        List<Node> three = Nodes.items(argument, "If", 3, 3);
        Node condition = three.getFirst();
        return resolve(lookup.holds(condition.at(), Nodes.text(condition, "If")) ? three.get(1) : three.get(2));
    }

    private String attributePath(Node argument) throws TemplateException {
        if (argument instanceof Node.Items) {
            List<Node> two = Nodes.items(argument, "GetAtt", 2, 2);
            return text(two.getFirst(), "GetAtt") + "." + text(two.getLast(), "GetAtt");
        }
        return Nodes.text(argument, "GetAtt");
    }

    private JsonNode join(Node argument) throws TemplateException {
        List<Node> two = Nodes.items(argument, "Join", 2, 2);
        List<String> parts = new ArrayList<>();
        for (JsonNode part : list(two.getLast(), "Join")) {
            parts.add(scalar(two.getLast().at(), part, "Join"));
        }
        return TextNode.valueOf(String.join(text(two.getFirst(), "Join"), parts));
    }

    private JsonNode split(Node argument) throws TemplateException {
        List<Node> two = Nodes.items(argument, "Split", 2, 2);
        String separator = text(two.getFirst(), "Split");
        if (separator.isEmpty()) {
            throw new TemplateException(argument.at(), "Split needs a delimiter");
        }
        ArrayNode parts = JSON.arrayNode();
        for (String part : text(two.getLast(), "Split").split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode select(Node argument) throws TemplateException {
        List<Node> two = Nodes.items(argument, "Select", 2, 2);
        String index = text(two.getFirst(), "Select");
        ArrayNode from = list(two.getLast(), "Select");
        JsonNode found = index.matches("[0-9]{1,6}") ? from.path(Integer.parseInt(index)) : MissingNode.getInstance();
        if (found.isMissingNode()) {
            throw new TemplateException(
                    argument.at(), "Select finds no item %s in a list of %d".formatted(index, from.size()));
        }
        return found;
    }

    private JsonNode findInMap(Node argument) throws TemplateException {
        List<Node> parts = Nodes.items(argument, "FindInMap", 3, 4);
        String map = text(parts.getFirst(), "FindInMap");
        String key = text(parts.get(1), "FindInMap");
        String second = text(parts.get(2), "FindInMap");
        JsonNode found = lookup.mapped(map, key, second);
        if (!found.isMissingNode()) {
            return found;
        }
        if (parts.size() == 4) {
            Node fallback = Nodes.fields(parts.getLast(), "FindInMap").get("DefaultValue");
            if (fallback != null) {
                return resolve(fallback);
            }
        }
        throw new TemplateException(
                argument.at(), "FindInMap finds nothing under %s, %s, %s".formatted(map, key, second));
    }

    private JsonNode cidr(Node argument) throws TemplateException {
        List<Node> parts = Nodes.items(argument, "Cidr", 2, 3);
        List<String> texts = new ArrayList<>();
        for (Node part : parts) {
            texts.add(text(part, "Cidr"));
        }
        return CidrBlocks.split(argument.at(), texts);
    }

    private JsonNode zones(Node argument) throws TemplateException {
        String asked = text(argument, "GetAZs");
        String region =
                asked.isEmpty() ? lookup.ref(argument.at(), "AWS::Region").asText() : asked;
        return JSON.arrayNode().add(region + "a").add(region + "b").add(region + "c");
    }

    /** The value of a node that must be one text, number or boolean. */
    String text(Node node, String function) throws TemplateException {
        return scalar(node.at(), resolve(node), function);
    }

    static String scalar(Place at, JsonNode value, String function) throws TemplateException {
        if (!value.isValueNode() || value.isNull()) {
            throw new TemplateException(at, function + " needs a text here");
        }
        return value.asText();
    }

    private ArrayNode list(Node node, String function) throws TemplateException {
        if (resolve(node) instanceof ArrayNode array) {
            return array;
        }
        throw new TemplateException(node.at(), function + " needs a list here");
    }

    /** CloudFormation compares texts: {@code true} equals {@code "true"}. */
    private static Object comparable(JsonNode value) {
        return value.isValueNode() ? value.asText() : value;
    }
}
