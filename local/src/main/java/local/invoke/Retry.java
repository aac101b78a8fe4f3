package local.invoke;

import java.time.Duration;
import java.util.Optional;
import local.invoke.AsyncEvent.Tries;
import local.invoke.Outcome.Condition;
import local.lambda.InvokeResult;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;

/** What becomes of an event after one try. Times are AWS's. */
sealed interface Retry {
    Duration FIRST_REFUSAL = Duration.ofSeconds(1);
    Duration LONGEST = Duration.ofMinutes(5);

    /** It is tried again after a while. */
    record Again(Duration pause, Tries tries) implements Retry {}

    record Over(Outcome outcome) implements Retry {}

    /**
     * Errors of the function: one minute, then two. Throttles and errors of the service: from one second doubling to five minutes, as often
     * as the event's age allows. What the service refuses for good is over.
     */
    static Retry after(InvokeResult result, Tries before, AsyncConfig config) {
        return switch (result) {
            case Answered answered -> over(Condition.SUCCESS, before, result);
            case FunctionError error -> {
                Tries tries = before.plusError(result);
                yield tries.errors() > config.retries()
                        ? over(Condition.RETRIES_EXHAUSTED, before, result)
                        : new Again(Duration.ofMinutes(tries.errors()), tries);
            }
            case Throttled throttled -> refused(before, result);
            case Refused refused ->
                refused.status() >= 500 ? refused(before, result) : over(Condition.RETRIES_EXHAUSTED, before, result);
        };
    }

    private static Retry refused(Tries before, InvokeResult result) {
        Duration doubled = FIRST_REFUSAL.multipliedBy(1L << Math.min(before.refusals(), 10));
        return new Again(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled, before.plusRefusal(result));
    }

    private static Retry over(Condition condition, Tries before, InvokeResult last) {
        return new Over(new Outcome(condition, before.all() + 1, Optional.of(last)));
    }
}
