package mailroom.access.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Person;
import mailroom.access.copy.Change;
import mailroom.platform.Event.Unreadable;

/**
 * Reads {@code {"version":17,"entity":"person","id":"ann@example.com","state":{...}}}. What is not understood is refused: to guess would be to
 * decide by a guess.
 */
public final class AclJson {
    public static final String CHANGED = "mailroom.acl.changed.v1";

    private AclJson() {}

    public static Change change(JsonNode data) throws Unreadable {
        long version = version(data);
        String id = text(data, "id");
        JsonNode state = data.path("state");
        if (!state.isObject() && !state.isNull()) {
            throw new Unreadable("state is neither an object nor null");
        }
        return switch (text(data, "entity")) {
            case "person" ->
                new Change.OfPerson(version, id, state.isNull() ? Optional.empty() : Optional.of(person(state)));
            case "policy" ->
                new Change.OfPolicy(version, id, state.isNull() ? Optional.empty() : Optional.of(text(state, "text")));
            // What is gone gives nobody anything.
            case "role" -> new Change.OfRole(version, id, state.isNull() || truth(state, "disabled"));
            case "key" -> new Change.OfKey(version, id, state.isNull() || truth(state, "revoked"));
            default -> throw new Unreadable("an entity of an unknown kind");
        };
    }

    /** A whole number of 1 or more. */
    static long version(JsonNode data) throws Unreadable {
        JsonNode version = data.path("version");
        if (!version.canConvertToLong() || !version.isIntegralNumber() || version.longValue() < 1) {
            throw new Unreadable("version is no whole number above 0");
        }
        return version.longValue();
    }

    private static Person person(JsonNode state) throws Unreadable {
        Set<String> roles = new HashSet<>();
        if (!state.path("roles").isArray()) {
            throw new Unreadable("roles is no list");
        }
        for (JsonNode role : state.path("roles")) {
            if (!role.isTextual()) {
                throw new Unreadable("a role that is no text");
            }
            roles.add(role.textValue());
        }
        return new Person(text(state, "team"), roles, truth(state, "disabled"));
    }

    private static String text(JsonNode node, String field) throws Unreadable {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new Unreadable(field + " is no text");
        }
        return value.textValue();
    }

    private static boolean truth(JsonNode node, String field) throws Unreadable {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw new Unreadable(field + " is neither true nor false");
        }
        return value.booleanValue();
    }
}
