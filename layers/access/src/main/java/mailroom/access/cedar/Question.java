package mailroom.access.cedar;

import java.util.Map;
import java.util.Set;

/**
 * May this person do that?
 *
 * @param roles in which the person is
 * @param context each a Long or a Boolean
 */
public record Question(Thing person, Set<String> roles, String action, Thing resource, Map<String, Object> context) {
    public Question {
        roles = Set.copyOf(roles);
        context = Map.copyOf(context);
    }
}
