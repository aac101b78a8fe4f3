package local.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code $context} variables, in the texts of mocks and of access logs. */
final class Variables {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$context\\.([A-Za-z]+(?:\\.[A-Za-z]+)*)|\\$\\{context\\.([A-Za-z]+(?:\\.[A-Za-z]+)*)}");

    private Variables() {}

    /** The template with an event's values; a variable without one becomes what {@code escape} makes of nothing. */
    static String filled(String template, JsonNode context, UnaryOperator<String> escape) {
        return VARIABLE.matcher(template).replaceAll(it -> {
            String name = it.group(1) == null ? it.group(2) : it.group(1);
            return Matcher.quoteReplacement(
                    escape.apply(context.at("/" + name.replace('.', '/')).asText()));
        });
    }
}
