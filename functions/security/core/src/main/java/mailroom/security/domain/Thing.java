package mailroom.security.domain;

import java.util.Map;

/** One entry of the ACL. What is shown and told of it are texts, booleans and lists of texts by name. */
public sealed interface Thing permits Person, Role, Policy, IssuedKey {
    Kind kind();

    /** Unique among the things of its kind. */
    String id();

    /** All that people may see of it: in answers and in the audit. */
    Map<String, Object> shown();

    /** What the other services are told: no more than they decide by. */
    Map<String, Object> state();
}
