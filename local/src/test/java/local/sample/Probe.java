package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Does what the event says. */
public final class Probe implements RequestHandler<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        return switch (event.getOrDefault("do", "echo")) {
            case "echo" ->
                Map.of(
                        "said",
                        event.getOrDefault("say", ""),
                        "pid",
                        ProcessHandle.current().pid());
            case "fail" -> throw new IllegalStateException("as the event wished");
            case "exit" -> exit();
            case "hang" -> hang(event);
            case "large" -> Map.of("text", "x".repeat(7_000_000));
            case "print" -> print(event.getOrDefault("say", ""));
            case "client" ->
                Map.of(
                        "custom", context.getClientContext().getCustom(),
                        "trace", Objects.requireNonNullElse(System.getProperty("com.amazonaws.xray.traceHeader"), ""));
            case "environment" -> Map.copyOf(System.getenv());
            case "temp" -> temp();
            case "flood" -> flood(Integer.parseInt(event.get("megabytes")));
            case "fill" -> fill();
            case "layer" -> Map.of("layer", layer());
            case "context" ->
                Map.of(
                        "remaining", context.getRemainingTimeInMillis(),
                        "arn", context.getInvokedFunctionArn(),
                        "request", context.getAwsRequestId(),
                        "trace", Objects.requireNonNullElse(System.getProperty("com.amazonaws.xray.traceHeader"), ""),
                        "heap", Runtime.getRuntime().maxMemory());
            default -> throw new IllegalArgumentException("unknown wish: " + event);
        };
    }

    private static Map<String, Object> exit() {
        System.exit(3);
        return Map.of();
    }

    /** Says that it hangs, by a file, and hangs until it is killed. */
    private static Map<String, Object> hang(Map<String, String> event) {
        try {
            if (event.containsKey("file")) {
                Files.createFile(Path.of(event.get("file")));
            }
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    private static Map<String, Object> print(String what) {
        System.out.println("out " + what);
        System.err.println("err " + what);
        return Map.of();
    }

    private static Map<String, Object> flood(int megabytes) {
        String line = "x".repeat(1023);
        for (int i = 0; i < megabytes * 1024; i++) {
            System.out.println(line);
        }
        return Map.of("printed", megabytes);
    }

    private static Map<String, Object> fill() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < 10_240) {
            all.add(new byte[1024 * 1024]);
        }
        return Map.of("megabytes", all.size());
    }

    private static Map<String, Object> temp() {
        try {
            return Map.of("temp", Files.createTempFile("probe", ".txt").toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String layer() {
        try {
            return Class.forName("local.sample.InLayer")
                    .getDeclaredConstructor()
                    .newInstance()
                    .toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
