package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import local.lambda.Aot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends ten (or the user's own batch) through the whole system and shows how each one ended. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start everything, send a batch, show how each recipient ended.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    StackOptions options = new StackOptions();

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Send this batch (the body of POST /v1/batches) instead of the ten.")
    @Nullable
    Path batch;

    @Option(names = "--keep", description = "Leave the system running until Ctrl-C.")
    boolean keep;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the last outcome (default: ${DEFAULT-VALUE}).")
    int waitSeconds = 120;

    @Override
    public Integer call() throws Exception {
        Stopwatch watch = Stopwatch.ofLauncher(InstantSource.system());
        Terminal terminal = new Terminal(watch);
        String body = batch == null ? DemoBatch.json() : read(batch);
        try (RunningStack stack = RunningStack.start(options, Aot.USE, Home.ofLauncher(), terminal)) {
            stack.local().awaitEnvironments();
            DemoRun run = new DemoRun(
                    stack.url(), stack.clients(), stack.neededKey(), watch, terminal, Duration.ofSeconds(waitSeconds));
            DemoRun.Result result = run.send(body);
            terminal.result(DemoReport.of(result, stack.url()));
            String complaint = DemoReport.complaint(result);
            if (!complaint.isEmpty()) {
                terminal.hint(complaint);
            }
            if (keep) {
                terminal.hint("Still running at %s until Ctrl-C.".formatted(stack.url()));
                stack.awaitShutdown();
            }
            return complaint.isEmpty() ? 0 : Problem.UNEXPECTED_RESULT;
        }
    }

    private static String read(Path file) throws Problem {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(Problem.NOT_STARTED, "--batch: cannot read %s".formatted(file));
        }
    }
}
