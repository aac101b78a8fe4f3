package local.lambda;

import java.util.concurrent.CompletableFuture;

/** Runs a function once. What the gateway, the event sources and the Invoke API stand on. */
public interface Invoker {
    /**
     * Invokes and waits for the answer ({@code RequestResponse}). The future never fails: what can go wrong is a result.
     *
     * @param function logical id, physical name or ARN
     * @param payload the event, JSON
     */
    CompletableFuture<InvokeResult> invoke(String function, String payload);

    /** As {@link #invoke(String, String)}, with what the caller sends along. */
    default CompletableFuture<InvokeResult> invoke(String function, String payload, InvokeContext context) {
        return invoke(function, payload);
    }
}
