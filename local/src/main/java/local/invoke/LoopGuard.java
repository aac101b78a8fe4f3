package local.invoke;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.InvokeResult.Refused;
import local.lambda.Invoked;
import local.lambda.Invoker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how often an event comes through each function, and stops it where it goes in a circle. */
final class LoopGuard implements Invoker {
    /** The refusal's error type. */
    static final String LOOP = "RecursiveInvocationException";

    private static final Logger LOG = LoggerFactory.getLogger(LoopGuard.class);

    private final Catalog catalog;
    private final Invoker invoker;
    private final WithLog withLog;

    /** Invokes and gathers the log: {@code LambdaHost::invokeWithLog}. */
    @FunctionalInterface
    interface WithLog {
        CompletableFuture<Invoked> invoke(String function, String payload, InvokeContext context);
    }

    LoopGuard(Catalog catalog, Invoker invoker, WithLog withLog) {
        this.catalog = catalog;
        this.invoker = invoker;
        this.withLog = withLog;
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        return invoke(function, payload, InvokeContext.NONE);
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload, InvokeContext context) {
        return stopped(function, context)
                .<CompletableFuture<InvokeResult>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> invoker.invoke(function, payload, counted(function, context)));
    }

    /** As {@link #invoke(String, String, InvokeContext)}, with the end of the log. */
    CompletableFuture<Invoked> invokeWithLog(String function, String payload, InvokeContext context) {
        return stopped(function, context)
                .map(it -> CompletableFuture.completedFuture(
                        new Invoked(context.request().orElse(""), it, "")))
                .orElseGet(() -> withLog.invoke(function, payload, counted(function, context)));
    }

    private Optional<InvokeResult> stopped(String name, InvokeContext context) {
        Optional<Function> looping = catalog.find(name)
                .filter(it -> !it.loops())
                .filter(it -> Lineage.of(context.trace()).loops(it.arn()));
        looping.ifPresent(it -> LOG.warn(
                "{} is in a loop: the event has come through it {} times and is stopped; RecursiveLoop: Allow lets it on",
                it.id(),
                Lineage.MOST_HOPS));
        return looping.map(it -> new Refused(
                400,
                LOOP,
                "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped your function's invocation: "
                        + it.arn()));
    }

    private InvokeContext counted(String name, InvokeContext context) {
        return catalog.find(name)
                .map(it -> new InvokeContext(
                        context.client(),
                        Optional.of(
                                Lineage.of(context.trace()).through(it.arn()).in(context.trace())),
                        context.request()))
                .orElse(context);
    }
}
