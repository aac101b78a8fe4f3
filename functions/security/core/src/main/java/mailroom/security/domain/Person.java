package mailroom.security.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who may call: a person or a program.
 *
 * @param roles in the order of the alphabet
 * @param disabled refused everywhere, whatever keys and tokens there are
 */
public record Person(Owner owner, Set<String> roles, boolean disabled) implements Thing {
    public Person {
        roles = Names.roles(roles);
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public String id() {
        return owner.subject();
    }

    @Override
    public Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("subject", owner.subject());
        shown.putAll(state());
        return shown;
    }

    @Override
    public Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        state.put("team", owner.team());
        state.put("roles", List.copyOf(roles));
        state.put("disabled", disabled);
        return state;
    }
}
