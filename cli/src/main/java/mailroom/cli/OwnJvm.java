package mailroom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark in a JVM of its own: this one's compiler is told to be quick, not good. */
final class OwnJvm {
    private OwnJvm() {}

    /** Returns the exit code. */
    static int run(Class<?> main, String heap, int... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (int argument : arguments) {
            command.add(Integer.toString(argument));
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
