package local.lambda;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import local.observe.Faults.OfInvocation;

/**
 * One request on its way to an environment and back.
 *
 * @param client the client context as the environment gets it
 * @param fault what is to go wrong with it
 * @param tail where its log is collected, if the caller wants it
 */
record Invocation(
        String id,
        String trace,
        Optional<String> client,
        String payload,
        Instant arrived,
        OfInvocation fault,
        Optional<LogTail> tail,
        CompletableFuture<InvokeResult> result) {}
