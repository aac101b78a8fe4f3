package local.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {{name}}} or {@code {{order.id}}}. Nothing is escaped, as in SES. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\{?\\s*([^{}\\s]+)\\s*}}}?");

    /** A place for which there is no value. */
    static final class MissingAttribute extends Exception {
        private static final long serialVersionUID = 1L;

        MissingAttribute(String name) {
            super("Attribute '%s' is not present in the rendering data.".formatted(name));
        }
    }

    /** Fills every place from {@code values}, where there is none from {@code defaults}. */
    String render(ObjectNode values, ObjectNode defaults) throws MissingAttribute {
        StringBuilder out = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            String name = places.group(1);
            String value =
                    find(values, name).or(() -> find(defaults, name)).orElseThrow(() -> new MissingAttribute(name));
            out.append(text, end, places.start()).append(value);
            end = places.end();
        }
        return out.append(text, end, text.length()).toString();
    }

    private static Optional<String> find(JsonNode in, String name) {
        JsonNode node = in;
        for (String step : name.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }
}
