package local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import local.lambda.FunctionLogs.FunctionLog;

/** What one environment prints, and the lines that Lambda adds around each request. Called on the event loop; waits and reads elsewhere. */
final class EnvironmentLog {
    private static final long PEAK_IS_FRESH = TimeUnit.MILLISECONDS.toNanos(100);

    private final FunctionLogs logs;
    private final FunctionLog log;
    private final String stream;
    private final InstantSource clock;
    private final int memory;
    private final PlatformLines platform;
    private final ApplicationLines application;
    private final CompletableFuture<Following> following = new CompletableFuture<>();
    private volatile boolean muted;
    private volatile Optional<LogTail> tail = Optional.empty();
    private Optional<Peak> peak = Optional.empty();

    private record Following(long pid, ProcessOutput output) {}

    private record Peak(long readAt, long megabytes) {}

    EnvironmentLog(FunctionLogs logs, FunctionSpec function, String stream, InstantSource clock) {
        this.logs = logs;
        this.log = logs.of(function.id());
        this.stream = stream;
        this.clock = clock;
        this.memory = function.memory();
        this.platform = PlatformLines.in(function.logging());
        this.application = new ApplicationLines(function.logging());
    }

    void follow(Process process) {
        following.complete(new Following(process.pid(), ProcessOutput.follow(process, this::printed)));
    }

    void initStarted(String runtimeArn) {
        logs.later(() -> write(new PlatformEvent.InitStart(runtimeArn)));
    }

    void initEnded(String phase, Duration took, Ending ending) {
        behindPrinted(new PlatformEvent.InitEnd(phase, took, ending));
    }

    void started(Invocation invocation) {
        logs.later(() -> {
            tail = invocation.tail();
            write(new PlatformEvent.Start(invocation.id()));
        });
    }

    void ended(Invocation invocation, Billed billed, Ending ending) {
        logs.later(() -> {
            settle();
            write(new PlatformEvent.End(invocation.id(), billed, ending, memory, peakMegabytes()));
            tail = Optional.empty();
            invocation.tail().ifPresent(LogTail::end);
        });
    }

    /** Says what went wrong, behind what the function printed. */
    void trouble(String text) {
        behindPrinted(new PlatformEvent.Trouble(text));
    }

    /** What comes from now on is left out. */
    void mute() {
        logs.later(() -> muted = true);
    }

    private void behindPrinted(PlatformEvent event) {
        logs.later(() -> {
            settle();
            write(event);
        });
    }

    private void write(PlatformEvent event) {
        platform.of(event, clock.instant()).forEach(this::line);
    }

    private void printed(String text) {
        if (application.passes(text)) {
            line(text);
        }
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

    /** The most that was resident so far; what it was last when the process is gone. */
    private long peakMegabytes() {
        long now = System.nanoTime();
        if (following.isDone()
                && peak.map(it -> now - it.readAt() > PEAK_IS_FRESH).orElse(true)) {
            read(following.join().pid()).ifPresent(it -> peak = Optional.of(new Peak(now, it)));
        }
        return peak.map(Peak::megabytes).orElse(0L);
    }

    private static Optional<Long> read(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(it -> it.startsWith("VmHWM:"))
                    .map(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
