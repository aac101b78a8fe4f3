package mailroom.batches.json;

import java.util.List;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Violation;

/** What reading a request for a batch can come to. */
public sealed interface Parsed {
    /**
     * A good request.
     *
     * @param digest of the request in its canonical form: equal for requests that differ only in spaces and in the order of members
     */
    record Valid(Submission submission, String digest) implements Parsed {}

    /**
     * A request with violations; nothing of it may be used.
     *
     * @param more how many violations there are beside those listed
     */
    record Invalid(List<Violation> violations, int more) implements Parsed {
        public Invalid {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("an invalid request has a violation");
            }
        }
    }
}
