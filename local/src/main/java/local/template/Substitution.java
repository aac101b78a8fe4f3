package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Fn::Sub}: names in <code>${...}</code> are replaced; <code>${!x}</code> stands for <code>${x}</code> itself. */
final class Substitution {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

    private final Intrinsics intrinsics;
    private final Lookup lookup;

    Substitution(Intrinsics intrinsics, Lookup lookup) {
        this.intrinsics = intrinsics;
        this.lookup = lookup;
    }

    JsonNode apply(Place at, Node argument) throws TemplateException {
        if (argument instanceof Node.Items) {
            List<Node> two = Nodes.items(argument, "Sub", 2, 2);
            return replaced(at, Nodes.text(two.getFirst(), "Sub"), Nodes.fields(two.getLast(), "Sub"));
        }
        return replaced(at, Nodes.text(argument, "Sub"), Map.of());
    }

    private JsonNode replaced(Place at, String text, Map<String, Node> own) throws TemplateException {
        StringBuilder result = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(value(at, matcher.group(1), own)));
        }
        return TextNode.valueOf(matcher.appendTail(result).toString());
    }

    private String value(Place at, String name, Map<String, Node> own) throws TemplateException {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (!NAME.matcher(name).matches()) {
            throw new TemplateException(at, "Sub cannot read ${%s}".formatted(name));
        }
        Node mine = own.get(name);
        if (mine != null) {
            return intrinsics.text(mine, "Sub");
        }
        JsonNode value = name.indexOf('.') > 0 ? lookup.attribute(at, name) : lookup.ref(at, name);
        return Intrinsics.scalar(at, value, "Sub of " + name);
    }
}
