package mailroom.tests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mailroom.tests.house.Checkout;

/** One run of {@code ./mailroom}. */
final class Command implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Command(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Command start(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("mailroom", ".out");
            Path err = Files.createTempFile("mailroom", ".err");
            // A background job of a script inherits an ignored SIGINT; a user's terminal does not.
            List<String> line = new ArrayList<>(List.of(
                    "env",
                    "--default-signal=INT",
                    Checkout.ROOT.resolve("mailroom").toString()));
            line.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new Command(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Command run(String... arguments) {
        Command command = start(Map.of(), arguments);
        command.exitCode();
        return command;
    }

    int exitCode() {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within 3 minutes; stderr: " + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String output() {
        return read(out);
    }

    String errors() {
        return read(err);
    }

    /** What Ctrl-C sends to the foreground process group, the JVM that the launcher became included. */
    void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void killHard() {
        process.destroyForcibly();
    }

    /** The processes that it started and that still run. */
    List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            exitCode();
        }
    }
}
