package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The template's parameters with their values: what was given, else the default. Every mistake is reported at once. */
final class Parameters {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");

    private final Map<String, String> texts;
    private final Map<String, JsonNode> values;

    private Parameters(Map<String, String> texts, Map<String, JsonNode> values) {
        this.texts = Collections.unmodifiableMap(texts);
        this.values = Collections.unmodifiableMap(values);
    }

    /** Reads the template's {@code Parameters}, which stand at {@code at}. */
    static Parameters of(Place at, Map<String, Node> block, Map<String, String> given, Warnings warnings)
            throws TemplateException {
        List<String> mistakes = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!block.containsKey(name)) {
                mistakes.add(TemplateException.line(
                        at, "parameter %s is given, and the template has none of that name".formatted(name)));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (var entry : block.entrySet()) {
            Node declared = entry.getValue();
            var definition = ParameterDefinition.of(entry.getKey(), declared);
            Optional<String> text =
                    Optional.ofNullable(given.get(entry.getKey())).or(definition::fallback);
            if (text.isEmpty()) {
                mistakes.add(TemplateException.line(
                        declared.at(), "parameter %s has no default and no value is given".formatted(entry.getKey())));
                continue;
            }
            definition.violation(text.get()).ifPresent(it -> mistakes.add(TemplateException.line(declared.at(), it)));
            if (definition.type().startsWith("AWS::SSM::Parameter::Value")) {
                warnings.add(
                        declared.at(),
                        "parameter %s: type %s is not looked up, its value is taken as it stands"
                                .formatted(entry.getKey(), definition.type()));
            }
            texts.put(entry.getKey(), text.get());
            values.put(entry.getKey(), value(definition, text.get()));
        }
        if (!mistakes.isEmpty()) {
            throw new TemplateException(mistakes);
        }
        return new Parameters(texts, values);
    }

    /** The value as {@code Ref} gives it: a text, a list, or for a whole {@code Number} a number. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Map<String, String> texts() {
        return texts;
    }

    private static JsonNode value(ParameterDefinition definition, String text) {
        if (definition.isList()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            definition.parts(text).forEach(items::add);
            return items;
        }
        boolean number =
                definition.type().equals("Number") && WHOLE.matcher(text).matches();
        return number ? BigIntegerNode.valueOf(new BigInteger(text)) : TextNode.valueOf(text);
    }
}
