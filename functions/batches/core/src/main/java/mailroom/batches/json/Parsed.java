package mailroom.batches.json;

import java.util.List;
import mailroom.batches.domain.Violation;

/** What reading a request can come to. */
public sealed interface Parsed<T> {
    /**
     * A good request.
     *
     * @param digest of the request in its canonical form: equal for requests that differ only in spaces and in the order of members
     */
    record Valid<T>(T value, String digest) implements Parsed<T> {}

    /**
     * A request with violations; nothing of it may be used.
     *
     * @param more how many violations there are beside those listed
     */
    record Invalid<T>(List<Violation> violations, int more) implements Parsed<T> {
        public Invalid {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("an invalid request has a violation");
            }
        }
    }
}
