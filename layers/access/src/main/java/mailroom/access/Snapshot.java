package mailroom.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the ACL that decides about one caller.
 *
 * @param version of the ACL up to which nothing is missing
 * @param policies Cedar's text by id
 * @param disabledRoles roles that give nothing, whoever has them
 * @param person empty if nobody is known by this subject
 */
public record Snapshot(
        long version,
        Map<String, String> policies,
        Set<String> disabledRoles,
        Optional<Person> person,
        boolean keyRevoked) {
    public Snapshot {
        policies = Map.copyOf(policies);
        disabledRoles = Set.copyOf(disabledRoles);
    }
}
