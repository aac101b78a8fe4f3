package local.lambda;

/** Hands an event to a function and does not wait: {@code InvocationType} {@code Event}. What fails is tried again behind the caller's back. */
@FunctionalInterface
public interface EventInvoker {
    /**
     * Takes the event; never fails.
     *
     * @param function logical id, physical name or ARN
     * @param payload the event, JSON
     */
    void invokeEvent(String function, String payload);

    /** As {@link #invokeEvent(String, String)}, with what the sender sends along. */
    default void invokeEvent(String function, String payload, InvokeContext context) {
        invokeEvent(function, payload);
    }
}
