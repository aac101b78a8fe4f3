package local.lambda;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import local.lambda.Launcher.Launch;

/** Starts and ends the JVMs. One thread starts them all: Linux ends them when that thread, and so the host, is gone. */
final class Environments {
    private static final Duration TO_END = Duration.ofSeconds(3);
    private static final Duration TO_RECORD = Duration.ofMinutes(2); // a cache is assembled at the JVM's end

    private final Vertx vertx;
    private final Context loop;
    private final HostOptions options;
    private final Launcher launcher;
    private final FunctionLogs logs;
    private final RuntimeApi api;
    private final RequestIds ids;
    private final Set<String> recording = ConcurrentHashMap.newKeySet();
    private final ExecutorService spawner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());

    Environments(
            Vertx vertx,
            Context loop,
            HostOptions options,
            Launcher launcher,
            FunctionLogs logs,
            RuntimeApi api,
            RequestIds ids) {
        this.vertx = vertx;
        this.loop = loop;
        this.options = options;
        this.launcher = launcher;
        this.logs = logs;
        this.api = api;
        this.ids = ids;
    }

    /** Must be called on the event loop. The JVM comes later. */
    Environment start(FunctionSpec function, Environment.Owner owner) {
        Instant now = options.clock().instant();
        String stream = ids.logStream(now);
        String id = stream.substring(stream.length() - 12);
        EnvironmentLog log = new EnvironmentLog(logs, function, stream);
        Environment environment = new Environment(id, function, vertx, owner, log, options);
        api.add(id, environment);
        String address = api.address(id);
        spawner.execute(() -> spawn(environment, function, address, stream, log));
        return environment;
    }

    private void spawn(
            Environment environment, FunctionSpec function, String address, String stream, EnvironmentLog log) {
        Path temp = options.buildDir().resolve("tmp").resolve(environment.id());
        try {
            Files.createDirectories(temp);
            Launch launch = launcher.launch(function, address, stream, temp);
            Process process = process(launch);
            if (launch.aot() instanceof AotCaches.Plan.Train) {
                recording.add(environment.id());
            }
            loop.runOnContext(go -> environment.running(process));
            var _ = process.onExit().thenAccept(ended -> clean(environment, launch, ended.exitValue()));
        } catch (IOException | RuntimeException e) {
            log.platform("cannot start the JVM: " + e.getMessage());
            loop.runOnContext(go -> environment.exited(1));
        }
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
            recording.remove(environment.id());
        }
        try {
            CodeStore.delete(launch.temp());
        } catch (IOException e) {
            logs.later(() -> {}); // a file that another process writes may stay behind
        }
        loop.runOnContext(go -> {
            api.remove(environment.id());
            environment.exited(status);
        });
    }

    /**
     * Waits until all have ended; those that do not are killed. They were asked to end before, on the loop. The spawner's thread goes
     * last, as every JVM goes with it.
     */
    void close(List<Environment> environments) {
        CompletableFuture.runAsync(() -> {}, spawner).join();
        CompletableFuture<Void> told = new CompletableFuture<>();
        loop.runOnContext(go -> told.complete(null));
        told.join();
        for (Environment environment : environments) {
            var _ = environment.process().thenAccept(process -> await(environment, process));
        }
        spawner.shutdown();
        api.close();
    }

    private void await(Environment environment, Process process) {
        Duration time = recording.contains(environment.id()) ? TO_RECORD : TO_END;
        try {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
