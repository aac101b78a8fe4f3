package mailroom.security.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A name that policies speak of and people have.
 *
 * @param disabled it gives nobody anything
 */
public record Role(String name, String description, boolean disabled) implements Thing {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Role {
        if (!isName(name)) {
            throw new IllegalArgumentException("role is not of the form " + NAME);
        }
        Description.check(description);
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", name);
        shown.put("description", description);
        shown.put("disabled", disabled);
        return shown;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("disabled", disabled);
    }
}
