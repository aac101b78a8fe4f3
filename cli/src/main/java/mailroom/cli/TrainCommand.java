package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import local.lambda.Aot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Makes the AOT caches: runs the whole system once in training mode, with each function's event, the demo's batch and a call of every
 * endpoint, and stops it cleanly, upon which each JVM writes its cache. A function that has a cache already keeps it.
 */
@Command(name = "train", hidden = true, description = "Make the AOT caches (done by build).")
final class TrainCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        Home home = Home.ofLauncher();
        Stopwatch watch = Stopwatch.ofLauncher(InstantSource.system());
        Terminal terminal = new Terminal(watch);
        try (RunningStack stack = RunningStack.start(options, Aot.TRAIN, home, terminal)) {
            invokeEach(stack, home.root().resolve("events"));
            DemoRun run = new DemoRun(stack.url(), stack.clients(), stack.neededKey(), watch, line -> {}, PATIENCE);
            DemoRun.Result demo = run.send(DemoBatch.json());
            String complaint = DemoReport.complaint(demo);
            if (!complaint.isEmpty()) {
                throw new Problem(Problem.UNEXPECTED_RESULT, "the training run went wrong: " + complaint);
            }
            ApiClient api = new ApiClient(stack.url(), stack.clients());
            new EveryEndpoint(api, api.token(stack.neededKey()))
                    .callOnce(demo.accepted().id());
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
