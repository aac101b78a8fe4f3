package mailroom.security.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that decides about one caller.
 *
 * @param policies their texts by id
 */
public record Standing(
        long version,
        Map<String, String> policies,
        Set<String> disabledRoles,
        Optional<Person> person,
        boolean keyRevoked) {
    public Standing {
        policies = Map.copyOf(policies);
        disabledRoles = Set.copyOf(disabledRoles);
    }
}
