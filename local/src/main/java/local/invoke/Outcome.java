package local.invoke;

import java.util.Optional;
import local.lambda.InvokeResult;

/**
 * How an event ended.
 *
 * @param invocations how often the function was invoked with it, or tried to be
 * @param last what the last of them gave; empty where there was none
 */
record Outcome(Condition condition, int invocations, Optional<InvokeResult> last) {
    enum Condition {
        SUCCESS("Success"),
        RETRIES_EXHAUSTED("RetriesExhausted"),
        EVENT_AGE_EXCEEDED("EventAgeExceeded");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        /** As records have it. */
        String text() {
            return text;
        }
    }
}
