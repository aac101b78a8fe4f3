package local.lambda;

import java.util.Optional;

/** How an init or an invocation ended, in the words of Lambda's log. */
record Ending(String status, Optional<String> errorType) {
    static final Ending SUCCESS = new Ending("success", Optional.empty());
    static final Ending TIMEOUT = new Ending("timeout", Optional.empty());

    static Ending error(String type) {
        return new Ending("error", Optional.of(type));
    }

    LogLevel level(LogLevel ofSuccess) {
        return equals(SUCCESS) ? ofSuccess : LogLevel.WARN;
    }
}
