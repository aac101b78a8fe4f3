package local.invoke;

import java.time.Instant;
import java.util.Optional;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;

/**
 * An event that was accepted and is not done with.
 *
 * @param id the request's, the same at every try
 * @param expires when it is given up
 */
record AsyncEvent(String id, Function function, String payload, InvokeContext context, Instant expires, Tries tries) {
    /**
     * How often it was tried, and how that ended.
     *
     * @param errors of the function
     * @param refusals by the service: throttles and errors of its own
     * @param last how the last try ended
     */
    record Tries(int errors, int refusals, Optional<InvokeResult> last) {
        static final Tries NONE = new Tries(0, 0, Optional.empty());

        Tries plusError(InvokeResult error) {
            return new Tries(errors + 1, refusals, Optional.of(error));
        }

        Tries plusRefusal(InvokeResult refusal) {
            return new Tries(errors, refusals + 1, Optional.of(refusal));
        }

        int all() {
            return errors + refusals;
        }
    }

    AsyncEvent with(Tries more) {
        return new AsyncEvent(id, function, payload, context, expires, more);
    }
}
