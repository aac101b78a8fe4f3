package local.aws.dynamo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** DynamoDBLocal in a JVM of its own: in memory or in a folder, one set of tables for every access key, gone when the host is gone. */
public final class DynamoProcess implements AutoCloseable {
    /** What to do about the JVM's ahead-of-time cache. */
    public enum Cache {
        /** Start from the cache, if there is one. */
        USE,
        /** Write the cache when the process is closed. */
        TRAIN,
        /** Leave it alone. */
        OFF
    }

    private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration TRAINED_WITHIN = Duration.ofMinutes(2);
    private static final Duration PROBE_EVERY = Duration.ofMillis(5);

    private final Process process;
    private final URI uri;
    private final Cache cache;

    private DynamoProcess(Process process, URI uri, Cache cache) {
        this.process = process;
        this.uri = uri;
        this.cache = cache;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param workDir holds {@code parts/dynamodb} (the jars); {@code aot} and {@code logs} are made in it
     * @param data the folder that keeps the tables; empty: they are in memory
     */
    public static DynamoProcess start(Path workDir, Cache cache, Optional<Path> data) {
        try {
            int port = freePort();
            Path log = Files.createDirectories(workDir.resolve("logs")).resolve("dynamodb.log");
            Process process = new ProcessBuilder(command(workDir, cache, data, port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            DynamoProcess started = new DynamoProcess(process, URI.create("http://127.0.0.1:" + port), cache);
            started.awaitReady(port, log);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDBLocal cannot be started", e);
        }
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends its standard input, as the host's death would. */
    public void hangUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("the pipe to DynamoDBLocal cannot be closed", e);
        }
    }

    private static List<String> command(Path workDir, Cache cache, Optional<Path> data, int port) throws IOException {
        Path parts = workDir.resolve("parts/dynamodb").toAbsolutePath();
        Path original = onlyJar(parts);
        Path guarded = Files.createDirectories(
                        workDir.resolve("parts/dynamodb-guarded").toAbsolutePath())
                .resolve(original.getFileName());
        GuardedJar.write(original, guarded);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // C1 only: in its first thousands of calls the server took a third less CPU time than with C2.
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + parts));
        command.addAll(cacheFlags(workDir.toAbsolutePath(), cache));
        command.addAll(List.of("-cp", classPath(guarded, original, parts), Guard.class.getName(), SERVER));
        command.addAll(data.map(it -> List.of("-dbPath", it.toAbsolutePath().toString()))
                .orElse(List.of("-inMemory")));
        command.addAll(List.of("-sharedDb", "-disableTelemetry", "-port", "" + port));
        return command;
    }

    private static List<String> cacheFlags(Path workDir, Cache cache) throws IOException {
        Path file = Files.createDirectories(workDir.resolve("aot")).resolve("dynamodb.aot");
        return switch (cache) {
            case USE -> Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
            case TRAIN -> List.of("-XX:AOTCacheOutput=" + file);
            case OFF -> List.of();
        };
    }

    private static Path onlyJar(Path parts) throws IOException {
        if (Files.isDirectory(parts)) {
            try (Stream<Path> files = Files.list(parts)) {
                var jar = files.filter(it -> it.getFileName().toString().matches("DynamoDBLocal-.*\\.jar"))
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new IOException(
                "no DynamoDBLocal under %s: the module local-parts-dynamodb lays it out".formatted(parts));
    }

    private static String classPath(Path guarded, Path original, Path parts) throws IOException {
        try (Stream<Path> files = Files.list(parts)) {
            List<String> others = files.filter(it -> it.toString().endsWith(".jar") && !it.equals(original))
                    .map(Path::toString)
                    .sorted()
                    .toList();
            return guarded + ":" + String.join(":", others);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(int port, Path log) throws IOException {
        long giveUp = System.nanoTime() + READY_WITHIN.toNanos();
        while (!listens(port)) {
            boolean ended = !process.isAlive();
            if (ended || System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new IOException("DynamoDBLocal %s; its log is %s"
                        .formatted(ended ? "ended at once" : "does not listen after " + READY_WITHIN, log));
            }
            pause();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(PROBE_EVERY);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while DynamoDBLocal started", e);
        }
    }

    /** Ends the process. One that writes its cache is given the time for it. */
    @Override
    public void close() {
        try {
            if (cache == Cache.TRAIN) {
                process.destroy();
                process.waitFor(TRAINED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
