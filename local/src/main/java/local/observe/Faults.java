package local.observe;

import java.time.Duration;

/** What is to go wrong next. Asked at each place where something can; thread-safe, answers at once, as event loops call it. */
public interface Faults {
    Faults NONE = new Faults() {};

    /**
     * Asked once per invocation, before an environment gets it.
     *
     * @param function logical id
     */
    default OfInvocation onInvocation(String function) {
        return new OfInvocation.None();
    }

    /**
     * Asked once per message that enters a queue, and once per batch of a stream.
     *
     * @param resource logical id or physical name of the queue or table
     */
    default OfDelivery onDelivery(String resource) {
        return new OfDelivery.None();
    }

    /**
     * Asked once per call to a service, those between services included (a topic's delivery to a queue).
     *
     * @param caller a function's access key, or the service that calls
     * @param resource physical name of the table, queue, topic or parameter; empty where the call names none, with commas where it names several
     */
    default OfCall onCall(String caller, String service, String operation, String resource) {
        return new OfCall.None();
    }

    /** Does an answer about a call to this service depend on its resource? If not, nobody needs to read a body for it. */
    default boolean looksAtResource(String service) {
        return false;
    }

    /** What becomes of an invocation. */
    sealed interface OfInvocation {
        record None() implements OfInvocation {}

        /** The JVM is killed while it works on it: this long after it took it. */
        record KillBeforeAnswer(Duration after) implements OfInvocation {}

        /** The answer counts, and then the JVM is killed. */
        record KillAfterAnswer() implements OfInvocation {}

        /** The environment gets it this much later; the time counts against the timeout. */
        record Slow(Duration by) implements OfInvocation {}

        /** Refused with 429. */
        record Throttle() implements OfInvocation {}
    }

    /** What becomes of a delivery. */
    sealed interface OfDelivery {
        record None() implements OfDelivery {}

        /** Delivered once more. */
        record Duplicate() implements OfDelivery {}

        record Delay(Duration by) implements OfDelivery {}

        /** Goes behind the next one; where order is promised, nothing happens. */
        record Swap() implements OfDelivery {}
    }

    /** What becomes of a call. */
    sealed interface OfCall {
        record None() implements OfCall {}

        /** Refused without being done. */
        record Refuse(int status, String code, String message) implements OfCall {}

        /** Done later. */
        record Delay(Duration by) implements OfCall {}

        /** Done, and the caller never hears. */
        record DropAnswer() implements OfCall {}
    }
}
