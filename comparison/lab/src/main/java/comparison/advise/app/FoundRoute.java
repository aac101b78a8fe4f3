package comparison.advise.app;

import comparison.model.Endpoint;
import java.util.Optional;

/**
 * A route before it is known who answers.
 *
 * @param key as API Gateway logs it: {@code GET /orders/{id}} or {@code $default}
 * @param function the logical id, where one of the stack answers
 */
record FoundRoute(String api, String key, Optional<String> function, String why, RoutePlace place) {
    static final String DEFAULT = "$default";

    /** {@code $default} takes whatever no other route does, as a greedy path at the root. */
    static Endpoint endpoint(String key) {
        return key.equals(DEFAULT) ? new Endpoint("ANY", "/{default+}") : Endpoint.parse(key);
    }
}
