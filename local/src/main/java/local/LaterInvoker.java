package local;

import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.Invoker;

/** Stands for functions that start later: who calls before that waits. */
final class LaterInvoker implements Invoker {
    private final CompletableFuture<Invoker> started = new CompletableFuture<>();

    void start(Invoker invoker) {
        started.complete(invoker);
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        return started.thenCompose(it -> it.invoke(function, payload));
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload, InvokeContext context) {
        return started.thenCompose(it -> it.invoke(function, payload, context));
    }
}
