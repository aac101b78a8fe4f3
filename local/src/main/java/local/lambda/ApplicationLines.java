package local.lambda;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Decides which of the function's own lines reach its log: with the format JSON, a line that is a JSON object with a level and a time is
 * dropped where its level is below the function's; one that lacks either counts as INFO. What is no JSON always stays.
 */
final class ApplicationLines {
    private static final List<String> TIMES = List.of("timestamp", "@timestamp", "time");

    private final LogSettings settings;

    ApplicationLines(LogSettings settings) {
        this.settings = settings;
    }

    boolean passes(String line) {
        if (settings.format() == LogSettings.Format.TEXT
                || settings.application() == LogLevel.TRACE
                || !line.startsWith("{")) {
            return true;
        }
        try {
            return level(new JsonObject(line)).passes(settings.application());
        } catch (DecodeException e) {
            return true;
        }
    }

    private static LogLevel level(JsonObject line) {
        Object level = line.getValue("level");
        boolean timed = TIMES.stream().map(line::getValue).anyMatch(ApplicationLines::isTime);
        return timed && level instanceof String name ? LogLevel.named(name).orElse(LogLevel.INFO) : LogLevel.INFO;
    }

    private static boolean isTime(@org.jspecify.annotations.Nullable Object value) {
        try {
            return value instanceof String text && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
