package local.lambda;

import java.util.Locale;
import java.util.Optional;

/** Log levels as Lambda filters by them, the most detailed first. */
enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    static Optional<LogLevel> named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Optional.of(TRACE);
            case "DEBUG" -> Optional.of(DEBUG);
            case "INFO" -> Optional.of(INFO);
            case "WARN", "WARNING" -> Optional.of(WARN);
            case "ERROR" -> Optional.of(ERROR);
            case "FATAL" -> Optional.of(FATAL);
            default -> Optional.empty();
        };
    }

    boolean passes(LogLevel least) {
        return compareTo(least) >= 0;
    }
}
