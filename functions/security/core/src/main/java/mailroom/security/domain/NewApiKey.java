package mailroom.security.domain;

import java.time.Instant;
import java.util.Set;

/**
 * What is asked for: a key for {@code owner}.
 *
 * @param test whether it is for trying out ({@link KeyId#test})
 * @param scope the actions that it may be used for; empty for all that its person may do
 * @param expires {@link ApiKey#NEVER} for one that does not end
 */
public record NewApiKey(Owner owner, boolean test, Set<String> scope, Instant expires) {
    public NewApiKey {
        scope = Names.actions(scope);
    }

    /** A live key for everything. */
    public NewApiKey(Owner owner, Instant expires) {
        this(owner, false, Set.of(), expires);
    }
}
