package mailroom.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point. Exit codes: 0 as expected, 1 ran with another result, 2 could not start (machine or command line), 130 Ctrl-C. */
@Command(
        name = "mailroom",
        description = "Sends a batch of messages and tells, per recipient, how each one ended.",
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            InvokeCommand.class,
            LogsCommand.class,
            AdminCommand.class,
            BillCommand.class,
            AdviseCommand.class,
            BenchCommand.class,
            CompareCommand.class,
            TrainCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Main::told)
                .execute(arguments));
    }

    /** A problem is one line; anything else is a defect of ours and keeps its stack. */
    private static int told(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
        if (thrown instanceof Problem problem) {
            line.getErr().println("mailroom: " + problem.getMessage());
            return problem.exitCode();
        }
        line.getErr().println("mailroom: a defect of Mailroom itself; please report what follows");
        thrown.printStackTrace(line.getErr());
        return Problem.UNEXPECTED_RESULT;
    }
}
