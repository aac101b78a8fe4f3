package mailroom.access;

import java.util.Set;

/** Somebody who may call. */
public record Person(String team, Set<String> roles, boolean disabled) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
