package local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import local.lambda.FunctionLogs.FunctionLog;

/** What one environment prints, and the lines that Lambda adds around each request. Called on the event loop; waits and reads elsewhere. */
final class EnvironmentLog {
    private final FunctionLogs logs;
    private final FunctionLog log;
    private final String stream;
    private final int memory;
    private final CompletableFuture<Following> following = new CompletableFuture<>();
    private volatile boolean muted;
    private volatile Optional<LogTail> tail = Optional.empty();
    private Optional<Duration> init = Optional.empty();

    private record Following(long pid, ProcessOutput output) {}

    EnvironmentLog(FunctionLogs logs, FunctionSpec function, String stream) {
        this.logs = logs;
        this.log = logs.of(function.id());
        this.stream = stream;
        this.memory = function.memory();
    }

    void follow(Process process) {
        following.complete(new Following(process.pid(), ProcessOutput.follow(process, this::line)));
    }

    /** The JVM asks for its first request. */
    void initialised(Duration took) {
        init = Optional.of(took);
    }

    void started(Invocation invocation) {
        logs.later(() -> {
            tail = invocation.tail();
            line("START RequestId: %s Version: $LATEST".formatted(invocation.id()));
        });
    }

    /** @param status how it ended, empty for well */
    void ended(Invocation invocation, Duration took, String status) {
        Optional<Duration> first = init;
        init = Optional.empty();
        logs.later(() -> {
            settle();
            line("END RequestId: " + invocation.id());
            line(report(invocation.id(), took, first, status));
            tail = Optional.empty();
            invocation.tail().ifPresent(LogTail::end);
        });
    }

    /** A line of Lambda's own, behind what the function printed. */
    void platform(String text) {
        logs.later(() -> {
            settle();
            line(text);
        });
    }

    /** What comes from now on is left out. */
    void mute() {
        logs.later(() -> muted = true);
    }

    private void line(String text) {
        if (!muted) {
            log.line(stream, text);
            tail.ifPresent(it -> it.line(text));
        }
    }

    private void settle() {
        if (following.isDone()) {
            following.join().output().settle();
        }
    }

    private String report(String request, Duration took, Optional<Duration> first, String status) {
        Duration billed = took.plus(first.orElse(Duration.ZERO));
        StringBuilder report = new StringBuilder(200);
        report.append("REPORT RequestId: ").append(request);
        report.append(millis("\tDuration: %.2f ms", took));
        report.append("\tBilled Duration: ")
                .append((billed.toNanos() + 999_999) / 1_000_000)
                .append(" ms");
        report.append("\tMemory Size: ").append(memory).append(" MB");
        report.append("\tMax Memory Used: ")
                .append(following.isDone() ? peakMegabytes() : 0)
                .append(" MB");
        first.ifPresent(it -> report.append(millis("\tInit Duration: %.2f ms", it)));
        if (!status.isEmpty()) {
            report.append("\tStatus: ").append(status);
        }
        return report.toString();
    }

    private static String millis(String format, Duration duration) {
        return String.format(Locale.ROOT, format, duration.toNanos() / 1e6);
    }

    /** The most that was resident so far; 0 when the process is gone. */
    private long peakMegabytes() {
        Path status = Path.of("/proc", Long.toString(following.join().pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(it -> it.startsWith("VmHWM:"))
                    .map(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0L);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
