package mailroom.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import local.gateway.SelfSigned;
import local.lambda.Aot;
import mailroom.security.domain.CreatedApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the whole system and stays up until Ctrl-C. */
@Command(name = "start", mixinStandardHelpOptions = true, description = "Start everything and stay up until Ctrl-C.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        Stopwatch watch = Stopwatch.ofLauncher(InstantSource.system());
        Terminal terminal = new Terminal(watch);
        Home home = Home.ofLauncher();
        try (RunningStack stack = RunningStack.start(options, Aot.USE, home, terminal)) {
            writeSamEnvironment(home.samEnvironment(), stack);
            terminal.step("taking requests");
            terminal.result(greeting(stack, home));
            stack.awaitShutdown();
            return 0;
        }
    }

    private static void writeSamEnvironment(Path file, RunningStack stack) throws Problem {
        try {
            SamEnvironment.write(file, stack.local());
        } catch (IOException e) {
            throw new Problem(Problem.NOT_STARTED, "cannot write %s: check the folder's permissions".formatted(file));
        }
    }

    private static String greeting(RunningStack stack, Home home) {
        return """

                  URL       %s
                %s
                  logs      %s
                  sam       %s, for sam local invoke --env-vars: docs/deploy.md says how

                  Ctrl-C stops it.
                """.formatted(
                        stack.url(),
                        stack.key()
                                .map(it -> callers(curl(stack, home), stack.url(), it))
                                .orElse(""),
                        stack.local().lambda().logFolder(),
                        home.root().relativize(home.samEnvironment()));
    }

    private static String curl(RunningStack stack, Home home) {
        return stack.local().certificate().isPresent()
                ? "curl -s --cacert "
                        + home.root().relativize(home.localFolder().resolve(SelfSigned.FILE))
                : "curl -s";
    }

    private static String callers(String curl, URI url, CreatedApiKey key) {
        return """
                  API key   %2$s

                  %3$s %1$s/v1/batches -H 'authorization: Bearer %2$s' -H 'content-type: application/json' \\
                    -d '{"subject":"Hello","text":"Hello {{name}}","recipients":[{"address":"success@simulator.amazonses.com","variables":{"name":"Ada"}}]}'
                """.formatted(url, key.credentials(), curl);
    }
}
