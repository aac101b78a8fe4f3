package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import local.lambda.Aot;
import picocli.CommandLine.Command;

/**
 * Makes the AOT caches: runs the whole system once in training mode, with the demo's batch and each function's event, and stops it
 * cleanly, upon which each JVM writes its cache.
 */
@Command(name = "train", hidden = true, description = "Make the AOT caches (done by build).")
final class TrainCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Integer call() throws Exception {
        Home home = Home.ofLauncher();
        Stopwatch watch = Stopwatch.ofLauncher(InstantSource.system());
        Terminal terminal = new Terminal(watch);
        try (RunningStack stack = RunningStack.start(new StackOptions(), Aot.TRAIN, home, terminal)) {
            invokeEach(stack, home.root().resolve("events"));
            DemoRun run = new DemoRun(stack.url(), stack.clients(), stack.neededKey(), watch, line -> {}, PATIENCE);
            String complaint = DemoReport.complaint(run.send(DemoBatch.json()));
            if (!complaint.isEmpty()) {
                throw new Problem(Problem.UNEXPECTED_RESULT, "the training run went wrong: " + complaint);
            }
            terminal.step("writing the caches");
            return 0;
        }
    }

    private static void invokeEach(RunningStack stack, Path events) throws IOException {
        for (var function : stack.local().stack().ofType("AWS::Serverless::Function")) {
            Path file = EventFiles.of(events, function.logicalId());
            if (Files.isReadable(file)) {
                stack.local()
                        .invoker()
                        .invoke(function.logicalId(), Files.readString(file))
                        .join();
            }
        }
    }
}
