package local.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * One parameter as the template declares it.
 *
 * @param allowed empty where any value is
 * @param secret {@code NoEcho}: messages do not show its value
 */
record ParameterDefinition(
        String name,
        String type,
        Optional<String> fallback,
        List<String> allowed,
        Optional<Pattern> pattern,
        Map<String, BigDecimal> bounds,
        Optional<String> explanation,
        boolean secret) {
    private static final List<String> BOUNDS = List.of("MinLength", "MaxLength", "MinValue", "MaxValue");

    static ParameterDefinition of(String name, Node node) throws TemplateException {
        String what = "parameter " + name;
        Map<String, Node> fields = Nodes.fields(node, what);
        String type =
                Nodes.text(fields, "Type").orElseThrow(() -> new TemplateException(node.at(), what + " has no Type"));
        List<String> allowed = new ArrayList<>();
        Node values = fields.get("AllowedValues");
        if (values != null) {
            for (Node value : Nodes.items(values, what + ": AllowedValues", 1, Integer.MAX_VALUE)) {
                allowed.add(Nodes.text(value, what + ": AllowedValues"));
            }
        }
        Map<String, BigDecimal> bounds = new java.util.HashMap<>();
        for (String bound : BOUNDS) {
            Optional<String> text = Nodes.text(fields, bound);
            if (text.isPresent()) {
                bounds.put(
                        bound,
                        number(text.get())
                                .orElseThrow(() -> new TemplateException(
                                        node.at(), "%s: %s must be a number".formatted(what, bound))));
            }
        }
        return new ParameterDefinition(
                name,
                type,
                Nodes.text(fields, "Default"),
                List.copyOf(allowed),
                pattern(node.at(), what, Nodes.text(fields, "AllowedPattern")),
                Map.copyOf(bounds),
                Nodes.text(fields, "ConstraintDescription"),
                Nodes.text(fields, "NoEcho").equals(Optional.of("true")));
    }

    boolean isList() {
        return type.equals("CommaDelimitedList") || type.startsWith("List<") || type.contains("<List<");
    }

    /** The items of a list's text; the text itself for any other type. */
    List<String> parts(String text) {
        if (!isList()) {
            return List.of(text);
        }
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    /** What is wrong with a value, in one line that names the parameter. */
    Optional<String> violation(String text) {
        for (String part : parts(text)) {
            Optional<String> wrong = rule(part);
            if (wrong.isPresent()) {
                return Optional.of("parameter %s: %s %s%s"
                        .formatted(
                                name,
                                secret ? "the value" : "'" + part + "'",
                                wrong.get(),
                                explanation.map(it -> " (" + it + ")").orElse("")));
            }
        }
        return Optional.empty();
    }

    private Optional<String> rule(String value) {
        Optional<BigDecimal> number = number(value);
        if ((type.equals("Number") || type.equals("List<Number>")) && number.isEmpty()) {
            return Optional.of("is not a number");
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return Optional.of("is not one of " + String.join(", ", allowed));
        }
        if (pattern.isPresent() && !pattern.get().matcher(value).matches()) {
            return Optional.of("does not match " + pattern.get());
        }
        BigDecimal length = BigDecimal.valueOf(value.length());
        if (beyond("MinLength", length, -1) || beyond("MaxLength", length, 1)) {
            return Optional.of("has a length outside of its bounds");
        }
        if (number.isPresent() && (beyond("MinValue", number.get(), -1) || beyond("MaxValue", number.get(), 1))) {
            return Optional.of("is outside of its bounds");
        }
        return Optional.empty();
    }

    private boolean beyond(String bound, BigDecimal value, int side) {
        BigDecimal limit = bounds.get(bound);
        return limit != null && Integer.signum(value.compareTo(limit)) == side;
    }

    private static Optional<Pattern> pattern(Place at, String what, Optional<String> text) throws TemplateException {
        try {
            return text.map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new TemplateException(at, what + ": AllowedPattern is no regular expression: " + e.getDescription());
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
