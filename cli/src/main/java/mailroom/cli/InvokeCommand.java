package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import local.lambda.Aot;
import local.lambda.InvokeResult;
import local.template.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one function once with an event file; the answer goes to stdout. Exit code 1 when the function failed. */
@Command(name = "invoke", mixinStandardHelpOptions = true, description = "Run one function once with an event file.")
final class InvokeCommand implements Callable<Integer> {
    @Mixin
    StackOptions options = new StackOptions();

    @Parameters(paramLabel = "NAME", description = "The function's logical id in the template, such as Sender.")
    String function = "";

    @Option(
            names = {"-e", "--event"},
            paramLabel = "FILE",
            description = "The event; without it events/NAME.json.")
    @Nullable
    Path event;

    @Override
    public Integer call() throws Exception {
        Home home = Home.ofLauncher();
        Path file = event == null ? EventFiles.of(home.root().resolve("events"), function) : event;
        String payload = read(file);
        Terminal terminal = new Terminal(Stopwatch.ofLauncher(InstantSource.system()));
        try (RunningStack stack = RunningStack.start(options, Aot.USE, home, terminal)) {
            List<String> names = stack.local().stack().ofType("AWS::Serverless::Function").stream()
                    .map(Resource::logicalId)
                    .toList();
            if (!names.contains(function)) {
                throw new Problem(
                        Problem.NOT_STARTED,
                        "there is no function '%s'; the template has %s".formatted(function, String.join(", ", names)));
            }
            return told(stack.local().invoker().invoke(function, payload).join(), terminal);
        }
    }

    private static int told(InvokeResult result, Terminal terminal) {
        return switch (result) {
            case InvokeResult.Answered(var payload) -> {
                terminal.result(payload);
                yield 0;
            }
            case InvokeResult.FunctionError(var payload) -> {
                terminal.result(payload);
                yield Problem.UNEXPECTED_RESULT;
            }
            case InvokeResult.Throttled(var reason) -> {
                terminal.hint("mailroom: throttled: " + reason);
                yield Problem.UNEXPECTED_RESULT;
            }
            case InvokeResult.Refused(var status, var type, var message) -> {
                terminal.hint("mailroom: refused, %d %s: %s".formatted(status, type, message));
                yield Problem.UNEXPECTED_RESULT;
            }
        };
    }

    private static String read(Path file) throws Problem {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(Problem.NOT_STARTED, "--event: cannot read %s".formatted(file));
        }
    }
}
