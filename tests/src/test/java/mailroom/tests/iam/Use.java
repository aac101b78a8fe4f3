package mailroom.tests.iam;

import java.util.Set;

/**
 * A permission that was needed.
 *
 * @param anyOf resources of which IAM asks for one: SES takes the permission on a sender's address or on its domain
 */
public record Use(String action, Set<String> anyOf) {
    public Use {
        anyOf = Set.copyOf(anyOf);
    }

    static Use of(String action, String resource) {
        return new Use(action, Set.of(resource));
    }
}
