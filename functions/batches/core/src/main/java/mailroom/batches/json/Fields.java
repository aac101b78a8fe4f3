package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The members of one object of a request, read with their complaints. What is not there or not good reads as an empty text. */
final class Fields {
    private final JsonNode object;
    private final String pointer;
    private final Violations violations;

    Fields(JsonNode object, String pointer, Violations violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    void refuseOthers(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violations.add(Violations.child(pointer, name), "is not known");
            }
        });
    }

    /** A text that must be there and say something. */
    String text(String name) {
        if (!object.has(name)) {
            violations.add(Violations.child(pointer, name), "is missing");
            return "";
        }
        return text(name, "");
    }

    /** A text that need not be there; where it is, it must say something. */
    String text(String name, String fallback) {
        if (!object.has(name)) {
            return fallback;
        }
        JsonNode value = object.path(name);
        String at = Violations.child(pointer, name);
        if (!value.isTextual()) {
            violations.add(at, "must be a string");
            return "";
        }
        String text = value.textValue();
        if (text.isBlank()) {
            violations.add(at, "must not be empty");
            return "";
        }
        if (!isUnicode(text)) {
            violations.add(at, "must be well-formed Unicode");
            return "";
        }
        return text;
    }

    /** Whether the flag is set; one that is not there is not. */
    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            violations.add(Violations.child(pointer, name), "must be true or false");
        }
        return value.asBoolean(false);
    }

    /** Whether every surrogate has its other half: JSON's escapes can write texts that UTF-8 cannot carry. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
