package local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes every function's lines to {@code <function>.log} and hands them to the sink. The files begin anew with each host. */
final class FunctionLogs implements AutoCloseable {
    private static final int FLUSH_MILLIS = 50;

    private final Path folder;
    private final LogSink sink;
    private final InstantSource clock;
    private final Map<String, FunctionLog> logs = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("function-logs").factory());

    FunctionLogs(Path folder, LogSink sink, InstantSource clock) {
        this.folder = folder;
        this.sink = sink;
        this.clock = clock;
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

    synchronized FunctionLog of(String function) {
        return logs.computeIfAbsent(function, this::open);
    }

    private FunctionLog open(String function) {
        try {
            Files.createDirectories(folder);
            return new FunctionLog(function, Files.newBufferedWriter(folder.resolve(function + ".log")));
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
        private final Writer writer;
        private boolean dirty;
        private boolean closed;

        private FunctionLog(String function, Writer writer) {
            this.function = function;
            this.writer = writer;
        }

        synchronized void line(String stream, String text) {
            if (closed) {
                return;
            }
            Instant now = clock.instant();
            sink.line(new LogSink.Line(now, function, stream, text));
            try {
                writer.append(now.toString()).append(' ').append(text).append('\n');
                dirty = true;
            } catch (IOException e) {
                throw new UncheckedIOException("log of " + function, e);
            }
        }

        private synchronized void flush() {
            if (dirty) {
                dirty = false;
                try {
                    writer.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException("log of " + function, e);
                }
            }
        }

        private synchronized void close() {
            closed = true;
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("log of " + function, e);
            }
        }
    }
}
