package local.lambda;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import local.observe.Meter;
import local.observe.Usage;

/**
 * Writes every function's lines to {@code <function>.log} and hands them to the sink. The files begin anew with each host. One that is
 * full becomes {@code <function>.log.1}, in place of the one that was that before: a function that prints without end fills no disk.
 */
final class FunctionLogs implements AutoCloseable {
    private static final int FLUSH_MILLIS = 50;
    private static final long FULL = 32L * 1024 * 1024;
    private static final int TIME_LENGTH = "2026-11-23T00:00:00.000000Z ".length();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final LogSink sink;
    private final InstantSource clock;
    private final Meter meter;
    private final Map<String, FunctionLog> logs = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("function-logs").factory());

    FunctionLogs(Path folder, LogSink sink, InstantSource clock, Meter meter) {
        this.folder = folder;
        this.sink = sink;
        this.clock = clock;
        this.meter = meter;
        var _ = thread.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs what may wait or read files, in the order of the calls, away from the event loop. */
    void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // the host is closed: nobody reads the last lines of a JVM that it ended
        }
    }

    /** The function's log; its file exists from the first call on. */
    synchronized FunctionLog of(String function) {
        return logs.computeIfAbsent(function, this::open);
    }

    private FunctionLog open(String function) {
        try {
            Files.createDirectories(folder);
            return new FunctionLog(function, folder.resolve(function + ".log"));
        } catch (IOException e) {
            throw new LambdaException("cannot write the log of %s: %s".formatted(function, e.getMessage()), e);
        }
    }

    private synchronized void flush() {
        logs.values().forEach(FunctionLog::flush);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            logs.values().forEach(FunctionLog::close);
        }
    }

    /** One function's log, of all its environments. */
    final class FunctionLog {
        private final String function;
        private final Path file;
        private OutputStream out;
        private long written;
        private long unmetered;
        private boolean dirty;
        private boolean closed;

        /** A reader knows a file that begins anew by its being another file. */
        private FunctionLog(String function, Path file) throws IOException {
            this.function = function;
            this.file = file;
            Files.deleteIfExists(file);
            this.out = new BufferedOutputStream(Files.newOutputStream(file), 32 * 1024);
        }

        synchronized void line(String stream, String text) {
            if (closed) {
                return;
            }
            Instant now = clock.instant();
            sink.line(new LogSink.Line(now, function, stream, text));
            byte[] line = (TIME.format(now) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
            written += line.length;
            unmetered += line.length - TIME_LENGTH;
            try {
                out.write(line);
                dirty = true;
                if (written > FULL) {
                    begin();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("log of " + function, e);
            }
        }

        private void begin() throws IOException {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            out = new BufferedOutputStream(Files.newOutputStream(file), 32 * 1024);
            written = 0;
        }

        private synchronized void flush() {
            if (dirty && !closed) {
                dirty = false;
                meter.add(Usage.LOG_BYTES, function, (double) unmetered);
                unmetered = 0;
                try {
                    out.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException("log of " + function, e);
                }
            }
        }

        private synchronized void close() {
            flush();
            closed = true;
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("log of " + function, e);
            }
        }
    }
}
