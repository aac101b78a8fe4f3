package local.lambda;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import local.lambda.InvokeResult.Refused;
import local.lambda.InvokeResult.Throttled;
import local.observe.Faults;
import local.observe.Progress;
import local.template.Stack;

/**
 * Runs a template's functions, each request in a real JVM behind the real runtime interface client.
 *
 * <p>Everything that changes lives on one event loop, the Runtime API's server too; JVMs are started and ended on other threads.
 */
public final class LambdaHost implements Invoker, AutoCloseable {
    private static final int LOG_SECONDS = 5; // the host may be closed in between

    private final Vertx vertx;
    private final Context loop;
    private final HostOptions options;
    private final HostFolder folder;
    private final Concurrency concurrency;
    private final long reclaim;
    private final RequestIds ids;
    private final FunctionLogs logs;
    private final Environments environments;
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final Map<String, FunctionPool> byName = new HashMap<>();
    private final InitGate gate;
    private final Launcher launcher;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LambdaHost(Vertx vertx, Context loop, Stack stack, HostOptions options, RuntimeApi api, Progress progress) {
        this.loop = loop;
        this.options = options;
        this.ids = new RequestIds(options.random());
        this.gate = new InitGate(options.limits().initialising());
        List<FunctionSpec> functions = new FunctionReader(stack).read();
        this.concurrency = new Concurrency(options.limits().concurrency(), functions, progress);
        DebugPorts ports = new DebugPorts(options.debug(), functions, progress);
        this.launcher = new Launcher(stack.names(), options, RuntimeClient.under(options.buildDir()));
        this.folder = HostFolder.claim(options.buildDir());
        this.logs = new FunctionLogs(
                folder.logs(),
                options.logs(),
                options.clock(),
                options.instruments().meter());
        this.environments = new Environments(vertx, loop, options, launcher, logs, api, ids, folder.temp());
        CodeStore store = new CodeStore(folder);
        for (FunctionSpec function : functions) {
            Deployed deployed = new Deployed(function, new CodeWatch(function, store), ports.of(function));
            FunctionPool pool = new FunctionPool(
                    deployed,
                    options.limits().environments(),
                    gate,
                    environments,
                    options.instruments().meter());
            pools.put(function.id(), pool);
            byName.put(function.id(), pool);
            byName.put(function.name(), pool);
            logs.of(function.id());
        }
        this.reclaim = vertx.setPeriodic(
                Math.clamp(options.idle().toMillis() / 10, 50, 10_000), it -> loop.runOnContext(go -> reclaim()));
        this.vertx = vertx;
    }

    /**
     * Reads the functions and opens the Runtime API; no JVM is started yet.
     *
     * @throws LambdaException a function that cannot be run, by name
     */
    public static LambdaHost start(Vertx vertx, Stack stack, HostOptions options, Progress progress) {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<RuntimeApi> listening = new CompletableFuture<>();
        loop.runOnContext(go ->
                RuntimeApi.listen(vertx).onSuccess(listening::complete).onFailure(listening::completeExceptionally));
        RuntimeApi api = listening.join();
        try {
            LambdaHost host = new LambdaHost(vertx, loop, stack, options, api, progress);
            progress.step("%d functions, each in JVMs of its own".formatted(host.pools.size()));
            return host;
        } catch (LambdaException e) {
            api.close();
            throw e;
        }
    }

    private void reclaim() {
        pools.values().forEach(it -> it.reclaim(options.idle()));
    }

    /** Where each function's log is a file. Two hosts never share one, even in the same build folder. */
    public Path logFolder() {
        return folder.logs();
    }

    /** Starts one environment of each function, in the template's order. */
    public CompletableFuture<Void> spawnAhead() {
        return spawnAhead(List.copyOf(pools.keySet()));
    }

    /** Starts one environment of each of these, in this order; completes when all are ready or have failed. */
    public CompletableFuture<Void> spawnAhead(List<String> functions) {
        return onLoop(() -> functions.stream().map(it -> pool(it).startAhead()).toArray(CompletableFuture<?>[]::new))
                .thenCompose(CompletableFuture::allOf);
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload) {
        return invoke(function, payload, InvokeContext.NONE);
    }

    @Override
    public CompletableFuture<InvokeResult> invoke(String function, String payload, InvokeContext context) {
        return submit(function, payload, context, Optional.empty()).result().copy();
    }

    /** As {@link #invoke(String, String, InvokeContext)}, and waits for the end of the log too. */
    public CompletableFuture<Invoked> invokeWithLog(String function, String payload, InvokeContext context) {
        LogTail tail = new LogTail();
        Invocation invocation = submit(function, payload, context, Optional.of(tail));
        return invocation.result().thenCompose(result -> {
            if (result instanceof Throttled || result instanceof Refused) {
                tail.end();
            }
            return tail.text()
                    .completeOnTimeout("", LOG_SECONDS, TimeUnit.SECONDS)
                    .thenApply(log -> new Invoked(invocation.id(), result, log));
        });
    }

    private Invocation submit(String function, String payload, InvokeContext context, Optional<LogTail> tail) {
        Instant now = options.clock().instant();
        FunctionPool pool = byName.get(nameOf(function));
        Invocation invocation = new Invocation(
                context.request().orElseGet(ids::request),
                ids.trace(now, context.trace()),
                context.client().flatMap(ClientContext::header),
                payload,
                now,
                pool == null
                        ? new Faults.OfInvocation.None()
                        : options.instruments()
                                .faults()
                                .onInvocation(pool.function().id()),
                tail,
                new CompletableFuture<>());
        if (pool == null) {
            invocation
                    .result()
                    .complete(new Refused(404, "ResourceNotFoundException", "Function not found: " + function));
        } else if (Failures.tooLong(payload)) {
            invocation.result().complete(Failures.requestTooLarge());
        } else {
            loop.runOnContext(go -> admit(pool, invocation));
        }
        return invocation;
    }

    private void admit(FunctionPool pool, Invocation invocation) {
        if (closed.get()) {
            invocation.result().complete(stopping());
        } else if (concurrency.isFull(pool, pools.values())) {
            invocation.result().complete(new Throttled("ConcurrentInvocationLimitExceeded"));
        } else {
            pool.accept(invocation);
        }
    }

    /** A function's environments as they are now. */
    public List<EnvironmentView> environments(String function) {
        return onLoop(() -> pool(function).environments().stream()
                        .map(Environment::view)
                        .toList())
                .join();
    }

    /** Ends a function's environments; completes when their JVMs are gone, and those that record a cache have written it. */
    public CompletableFuture<Void> end(String function) {
        return onLoop(() -> {
                    FunctionPool pool = pool(function);
                    pool.environments().forEach(Environment::end);
                    return pool.function().id();
                })
                .thenCompose(environments::gone);
    }

    /** Whether the next environment starts from an AOT cache that fits its code, flags and JDK. */
    public boolean usesCache(String function) {
        return launcher.usesCache(pool(function).deployed());
    }

    /** The variables that a function's JVMs get, without those that differ from one to the next. */
    public Map<String, String> environmentVariables(String function) {
        return Map.copyOf(launcher.variables(pool(function).function(), "local"));
    }

    /** Ends every JVM. Requests that still run are answered as exited. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        vertx.cancelTimer(reclaim);
        onLoop(() -> {
                    gate.close();
                    pools.values().forEach(it -> it.close(stopping()));
                    return closed;
                })
                .join();
        environments.close();
        logs.close();
        folder.close();
    }

    private FunctionPool pool(String function) {
        FunctionPool pool = byName.get(nameOf(function));
        if (pool == null) {
            throw new LambdaException("no function %s, there are %s".formatted(function, pools.keySet()));
        }
        return pool;
    }

    /** {@code arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]}, or a name, or a logical id. */
    private static String nameOf(String function) {
        if (!function.startsWith("arn:")) {
            return function;
        }
        String[] parts = function.split(":", -1);
        return parts.length > 6 ? parts[6] : function;
    }

    private static InvokeResult stopping() {
        return new Refused(503, "ServiceUnavailableException", "the local stack is stopping");
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
