package local.lambda;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import local.lambda.Launcher.Launch;

/** Starts and ends the JVMs. One thread starts them all: Linux ends them when that thread, and so the host, is gone. */
final class Environments implements FunctionPool.Workshop {
    private static final Duration TO_END = Duration.ofSeconds(3);
    private static final Duration TO_RECORD = Duration.ofMinutes(2); // a cache is assembled at the JVM's end

    private final Vertx vertx;
    private final Context loop;
    private final HostOptions options;
    private final Launcher launcher;
    private final FunctionLogs logs;
    private final RuntimeApi api;
    private final RequestIds ids;
    private final Path temp;
    private final Map<String, Jvm> jvms = new ConcurrentHashMap<>();
    private final ExecutorService spawner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());

    Environments(
            Vertx vertx,
            Context loop,
            HostOptions options,
            Launcher launcher,
            FunctionLogs logs,
            RuntimeApi api,
            RequestIds ids,
            Path temp) {
        this.vertx = vertx;
        this.loop = loop;
        this.options = options;
        this.launcher = launcher;
        this.logs = logs;
        this.api = api;
        this.ids = ids;
        this.temp = temp;
    }

    /** Must be called on the event loop. The JVM comes later. */
    @Override
    public Environment start(Deployed function, Optional<Invocation> first, Environment.Owner owner) {
        Instant now = options.clock().instant();
        String stream = ids.logStream(now);
        String id = stream.substring(stream.length() - 12);
        EnvironmentLog log = new EnvironmentLog(logs, function.spec(), stream, options.clock());
        Environment environment = new Environment(id, function, first, vertx, owner, log, options);
        api.add(id, environment);
        String address = api.address(id);
        spawner.execute(() -> spawn(environment, function, address, stream, log));
        return environment;
    }

    private void spawn(Environment environment, Deployed function, String address, String stream, EnvironmentLog log) {
        String name = function.spec().id();
        try {
            if (function.debugged()) {
                jvms.values().stream()
                        .filter(it -> it.function().equals(name))
                        .forEach(Jvm::await); // they have the port
            }
            Path own = Files.createDirectories(temp.resolve(environment.id()));
            Launch launch = launcher.launch(function, address, stream, own);
            log.initStarted(launcher.runtimeArn());
            long spawned = System.nanoTime();
            Process process = process(launch);
            boolean records = launch.aot() instanceof AotCaches.Plan.Train;
            CompletableFuture<Void> gone =
                    process.onExit().thenAccept(ended -> clean(environment, launch, ended.exitValue()));
            jvms.put(environment.id(), new Jvm(name, process, gone, records ? TO_RECORD : TO_END));
            if (gone.isDone()) {
                jvms.remove(environment.id());
            }
            loop.runOnContext(go -> environment.running(process, spawned, records));
        } catch (IOException | RuntimeException e) {
            log.trouble("cannot start the JVM: " + e.getMessage());
            loop.runOnContext(go -> {
                api.remove(environment.id());
                environment.exited(1);
            });
        }
    }

    @Override
    public void reload(Deployed function, Consumer<CodeWatch.Outcome> then) {
        Thread.startVirtualThread(() -> {
            CodeWatch.Outcome outcome = function.code().reload();
            String name = function.spec().id();
            switch (outcome) {
                case CodeWatch.Outcome.Same same -> {}
                case CodeWatch.Outcome.Changed changed ->
                    logs.of(name).line("host", "new code was found: it serves from the next request on");
                case CodeWatch.Outcome.Unreadable(String why, boolean told) -> {
                    if (!told) {
                        logs.of(name).line("host", "new code cannot be read yet, the code before it stays: " + why);
                    }
                }
            }
            loop.runOnContext(go -> then.accept(outcome));
        });
    }

    private static Process process(Launch launch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command());
        builder.directory(launch.task().toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(launch.variables());
        return builder.start();
    }

    private void clean(Environment environment, Launch launch, int status) {
        if (launch.aot() instanceof AotCaches.Plan.Train train) {
            launcher.caches().keep(train);
        }
        try {
            CodeStore.delete(launch.temp());
        } catch (IOException e) {
            logs.later(() -> {}); // a file that another process writes may stay behind
        }
        jvms.remove(environment.id());
        loop.runOnContext(go -> {
            api.remove(environment.id());
            environment.exited(status);
        });
    }

    /** Completes when the JVMs that a function has now are gone and tidied up behind. */
    CompletableFuture<Void> gone(String function) {
        return CompletableFuture.allOf(jvms.values().stream()
                .filter(it -> it.function().equals(function))
                .map(Jvm::gone)
                .toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Waits until all have ended and left nothing behind; those that do not are killed. They were told to end before, on the loop. The
     * spawner's thread goes last, as every JVM goes with it.
     */
    void close() {
        CompletableFuture.runAsync(() -> {}, spawner).join();
        CompletableFuture<Void> told = new CompletableFuture<>();
        loop.runOnContext(go -> told.complete(null));
        told.join();
        jvms.values().forEach(Jvm::await);
        spawner.shutdown();
        api.close();
    }

    /** A process, and the tidying behind it. */
    private record Jvm(String function, Process process, CompletableFuture<Void> gone, Duration time) {
        void await() {
            try {
                gone.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                gone.join();
            } catch (ExecutionException e) {
                throw new LambdaException("cannot tidy up behind a JVM: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
