package comparison.verdict;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each endpoint's code must be allowed to do. */
public record Permissions(Map<Endpoint, Set<String>> needed) {
    public Permissions {
        needed = Map.copyOf(needed);
    }

    /** The share of the group's permissions that the endpoint does not use: what an error of its code could do beyond its task. */
    double excess(Endpoint endpoint, Group group) {
        Set<String> granted = new HashSet<>();
        group.endpoints().forEach(it -> granted.addAll(needed.getOrDefault(it, Set.of())));
        return granted.isEmpty()
                ? 0
                : 1 - (double) needed.getOrDefault(endpoint, Set.of()).size() / granted.size();
    }
}
