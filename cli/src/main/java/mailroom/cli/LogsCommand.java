package mailroom.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what functions have logged; all of them merged by time, or one. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Print what the functions have logged since the last start, all merged by time or one of them.")
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 100;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what they log from now on, over restarts of the stack too, until Ctrl-C.")
    boolean follow;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where the logs are: a second stack of the same checkout says at its start that it writes elsewhere.")
    @Nullable
    Path folder;

    @Parameters(
            arity = "0..1",
            paramLabel = "FUNCTION",
            description = "The function's logical id in the template, such as Sender; without it, all of them.")
    @Nullable
    String function;

    @Override
    public Integer call() throws Problem, IOException, InterruptedException {
        Path logs = folder == null ? Home.ofLauncher().logs() : folder;
        List<String> there = FunctionLogFolder.functions(logs);
        if (there.isEmpty()) {
            throw new Problem(
                    Problem.NOT_STARTED,
                    "there are no logs in %s yet: ./mailroom start, or demo, writes them".formatted(logs));
        }
        if (function != null && !there.contains(function)) {
            throw new Problem(
                    Problem.NOT_STARTED,
                    "there is no log of a function '%s'; there are those of %s"
                            .formatted(function, String.join(", ", there)));
        }
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        try (FunctionLogFolder all = new FunctionLogFolder(logs, Optional.ofNullable(function))) {
            all.drain(out::println);
            while (!out.checkError() && follow) { // which flushes; an error is a reader that has gone
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                all.drain(out::println);
            }
        }
        return 0;
    }
}
