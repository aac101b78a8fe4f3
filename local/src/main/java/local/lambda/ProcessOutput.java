package local.lambda;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts what a process prints into lines. A line without an end in 256 KiB is handed on in pieces, as CloudWatch cuts events. */
final class ProcessOutput {
    private static final int LONGEST_LINE = 256 * 1024;
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<String> lines;
    private final @Nullable InputStream probe;
    private byte[] line = new byte[1024];
    private int length;

    private ProcessOutput(@Nullable InputStream probe, Consumer<String> lines) {
        this.probe = probe;
        this.lines = lines;
    }

    static ProcessOutput follow(Process process, Consumer<String> lines) {
        ProcessOutput output = new ProcessOutput(probe(process), lines);
        Thread.ofPlatform().daemon().name("output-" + process.pid()).start(() -> output.read(process.getInputStream()));
        return output;
    }

    /** A second end of the pipe, to ask how much is still in it: the first one's {@code available} waits while somebody reads. */
    private static @Nullable InputStream probe(Process process) {
        try {
            return new FileInputStream("/proc/%d/fd/1".formatted(process.pid()));
        } catch (IOException e) {
            return null;
        }
    }

    /** Waits, half a second at most, until everything printed so far was handed on: a megabyte takes a busy machine some of it. */
    void settle() {
        long until = System.nanoTime() + SETTLE_NANOS;
        while (waiting() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(100_000);
        }
        synchronized (this) { // the reader holds this while it hands on
            return;
        }
    }

    private int waiting() {
        try {
            return probe == null ? 0 : probe.available();
        } catch (IOException e) {
            return 0;
        }
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                take(buffer, count);
            }
        } catch (IOException e) {
            // the process is gone, and its pipe with it
        }
        synchronized (this) {
            if (length > 0) {
                end();
            }
        }
        close();
    }

    private synchronized void take(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                end();
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = buffer[i];
                if (length == LONGEST_LINE) {
                    end();
                }
            }
        }
    }

    private void end() {
        lines.accept(new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing());
        length = 0;
    }

    private void close() {
        try {
            if (probe != null) {
                probe.close();
            }
        } catch (IOException e) {
            // nothing was written to it
        }
    }
}
