package mailroom.platform.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.platform.ColdStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/**
 * One record as one line of JSON: {@code timestamp, level, logger, message, function, cold_start}, then {@code request_id}, {@code trace_id} and
 * the other fields of the scope, then the call's own fields, then {@code exception}. Every text passes through {@link Redaction}.
 */
final class LogLine {
    private static final Set<String> TAKEN =
            Set.of("timestamp", "level", "logger", "message", "function", "cold_start", "exception");
    private static final int LONGEST_STACK = 16_384;

    private final String function;
    private final MDCAdapter mdc;
    private final InstantSource clock;

    LogLine(String function, MDCAdapter mdc, InstantSource clock) {
        this.function = function;
        this.mdc = mdc;
        this.clock = clock;
    }

    String format(Level level, String logger, String message, List<KeyValuePair> pairs, @Nullable Throwable thrown) {
        var line = new StringBuilder(256).append('{');
        field(line, "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        field(line, "level", level.name());
        field(line, "logger", logger);
        field(line, "message", message);
        field(line, "function", function);
        line.append(",\"cold_start\":").append(ColdStart.now());
        Map<String, String> scope = mdc.getCopyOfContextMap();
        if (scope != null) {
            scope.forEach((name, value) -> own(line, name, value));
        }
        for (KeyValuePair pair : pairs) {
            if (scope == null || !scope.containsKey(pair.key)) {
                own(line, pair.key, String.valueOf(pair.value));
            }
        }
        if (thrown != null) {
            exception(line, thrown);
        }
        return line.append('}').toString();
    }

    private static void own(StringBuilder line, String name, @Nullable String value) {
        if (!TAKEN.contains(name)) {
            field(line, name, String.valueOf(value));
        }
    }

    private static void exception(StringBuilder line, Throwable thrown) {
        var stack = new StringBuilder();
        append(stack, thrown);
        line.append(",\"exception\":{");
        field(line, "type", thrown.getClass().getName());
        field(line, "message", String.valueOf(thrown.getMessage()));
        field(line, "stack", stack.substring(0, Math.min(stack.length(), LONGEST_STACK)));
        line.append('}');
    }

    /** Written by hand: {@code printStackTrace} would be as good, but for a cause that points back it would not end at our limit. */
    private static void append(StringBuilder stack, Throwable thrown) {
        Throwable next = thrown;
        while (next != null && stack.length() < LONGEST_STACK) {
            stack.append(stack.isEmpty() ? "" : "Caused by: ").append(next).append('\n');
            for (StackTraceElement element : next.getStackTrace()) {
                stack.append("\tat ").append(element).append('\n');
            }
            next = next.getCause();
        }
    }

    private static void field(StringBuilder line, String name, String value) {
        if (line.charAt(line.length() - 1) != '{') {
            line.append(',');
        }
        line.append('"');
        JsonStringEncoder.getInstance().quoteAsString(name, line);
        line.append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(Redaction.of(value), line);
        line.append('"');
    }
}
