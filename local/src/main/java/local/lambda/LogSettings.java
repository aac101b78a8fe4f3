package local.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function's {@code LoggingConfig}.
 *
 * @param format of Lambda's own lines; levels count for JSON only
 * @param system the least level of Lambda's own lines
 * @param application the least level of the function's lines
 */
record LogSettings(Format format, LogLevel system, LogLevel application) {
    /** What Lambda's own lines look like. */
    enum Format {
        TEXT,
        JSON
    }

    static LogSettings read(String function, JsonNode logging) {
        String format = logging.path("LogFormat").asText("Text");
        if (!format.equals("Text") && !format.equals("JSON")) {
            throw new LambdaException("%s: LogFormat is %s, Text or JSON allowed".formatted(function, format));
        }
        return new LogSettings(
                format.equals("JSON") ? Format.JSON : Format.TEXT,
                level(function, logging, "SystemLogLevel"),
                level(function, logging, "ApplicationLogLevel"));
    }

    private static LogLevel level(String function, JsonNode logging, String setting) {
        String name = logging.path(setting).asText("INFO");
        return LogLevel.named(name)
                .orElseThrow(
                        () -> new LambdaException("%s: %s is %s, no log level".formatted(function, setting, name)));
    }
}
