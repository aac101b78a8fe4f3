package local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Lambda's lines in the format {@code Text}: START, END, REPORT. */
final class TextLines implements PlatformLines {
    /** The runtime's version; of the patch level, which Lambda counts by itself, nothing is said. */
    static final String RUNTIME = "java:25.local";

    @Override
    public List<String> of(PlatformEvent event, Instant now) {
        return switch (event) {
            case PlatformEvent.InitStart(String arn) ->
                List.of("INIT_START Runtime Version: %s\tRuntime Version ARN: %s".formatted(RUNTIME, arn));
            case PlatformEvent.InitEnd end ->
                end.ending().equals(Ending.SUCCESS)
                        ? List.of()
                        : List.of(millis("INIT_REPORT Init Duration: %.2f ms", end.took()) + "\tPhase: " + end.phase()
                                + status(end.ending()));
            case PlatformEvent.Start(String request) ->
                List.of("START RequestId: %s Version: $LATEST".formatted(request));
            case PlatformEvent.Trouble(String text) -> List.of(text);
            case PlatformEvent.End end -> List.of("END RequestId: " + end.request(), report(end));
        };
    }

    private static String report(PlatformEvent.End end) {
        Billed billed = end.billed();
        return "REPORT RequestId: " + end.request()
                + millis("\tDuration: %.2f ms", billed.took())
                + "\tBilled Duration: " + billed.millis() + " ms"
                + "\tMemory Size: " + end.memory() + " MB"
                + "\tMax Memory Used: " + end.peak() + " MB"
                + billed.init()
                        .map(it -> millis("\tInit Duration: %.2f ms", it))
                        .orElse("")
                + (end.ending().equals(Ending.SUCCESS) ? "" : status(end.ending()));
    }

    private static String status(Ending ending) {
        return "\tStatus: " + ending.status()
                + ending.errorType().map(it -> "\tError Type: " + it).orElse("");
    }

    private static String millis(String format, Duration duration) {
        return String.format(Locale.ROOT, format, duration.toNanos() / 1e6);
    }
}
