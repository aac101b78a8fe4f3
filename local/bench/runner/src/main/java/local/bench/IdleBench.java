package local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import local.LocalStack;
import local.lambda.Aot;

/** What is left of 24 functions when nobody calls them. */
final class IdleBench implements Bench {
    private static final int FUNCTIONS = 24;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String about() {
        return "24 functions that nobody calls: the host alone is left";
    }

    @Override
    public void run(Setting setting) throws IOException {
        Path template = Files.createTempFile("many", ".yaml");
        try {
            Files.writeString(template, many(setting.templates()));
            long before = children();
            try (LocalStack stack = setting.start(template, Aot.OFF, IDLE)) {
                long running = children() - before;
                long began = System.nanoTime();
                while (children() > before && System.nanoTime() - began < PATIENCE) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
                setting.say(String.format(
                        Locale.ROOT,
                        "idle: %d functions at %s, %d JVMs when all had started, %d left %.1f s later with an idle time of %d s",
                        stack.stack().ofType("AWS::Serverless::Function").size(),
                        stack.url(),
                        running,
                        children() - before,
                        (System.nanoTime() - began) / 1e9,
                        IDLE.toSeconds()));
            }
        } finally {
            Files.delete(template);
        }
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }

    private static String many(Path templates) {
        Path zip = templates.resolve("function/target/local-bench-function.zip").toAbsolutePath();
        StringBuilder all = new StringBuilder("Transform: AWS::Serverless-2016-10-31\nResources:\n");
        IntStream.range(0, FUNCTIONS)
                .forEach(i -> all.append("""
                  F%d:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: %s
                      Handler: local.bench.function.Plain
                      Runtime: java25
                      MemorySize: 512
                """.formatted(i, zip).indent(2)));
        return all.toString();
    }
}
