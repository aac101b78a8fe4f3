package local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One request on its way to an environment and back. */
record Invocation(String id, String trace, String payload, Instant arrived, CompletableFuture<InvokeResult> result) {
    Invocation(String id, String trace, String payload, Instant arrived) {
        this(id, trace, payload, arrived, new CompletableFuture<>());
    }
}
