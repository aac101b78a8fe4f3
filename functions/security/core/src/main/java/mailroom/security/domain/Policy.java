package mailroom.security.domain;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rules in Cedar, one or more, that come and go together.
 *
 * @param text valid against the schema: whoever makes a policy has asked Cedar before
 */
public record Policy(String id, String description, String text) implements Thing {
    /** Fifty policies of this size fit into one item of another service's table. */
    public static final int MOST_BYTES = 4_096;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public Policy {
        if (!isId(id)) {
            throw new IllegalArgumentException("policy id is not of the form " + ID);
        }
        Description.check(description);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (text.isBlank() || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "policy %s has %d bytes, 1 to %d allowed".formatted(id, bytes, MOST_BYTES));
        }
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public Kind kind() {
        return Kind.POLICY;
    }

    @Override
    public Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", id);
        shown.put("description", description);
        shown.put("text", text);
        return shown;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("text", text);
    }
}
