package local.lambda;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import local.lambda.InvokeResult.FunctionError;
import local.lambda.InvokeResult.Refused;

/** The answers that Lambda gives in place of a function that gave none. */
final class Failures {
    /** The most that an answer may have. */
    static final int MOST_ANSWER_BYTES = 6_291_556;

    /** The error type of a JVM that ends. */
    static final String EXIT = "Runtime.ExitError";

    private static final int MOST_EVENT_BYTES = 6_291_456;

    private Failures() {}

    static FunctionError timedOut(Instant now, String request, Duration timeout) {
        return error("Sandbox.Timedout", timeoutLine(now, request, timeout));
    }

    static String timeoutLine(Instant now, String request, Duration timeout) {
        return String.format(
                Locale.ROOT, "%s %s Task timed out after %.2f seconds", now, request, timeout.toMillis() / 1000.0);
    }

    /** @param status the process's exit status; above 128: the signal that killed it */
    static FunctionError exited(String request, int status) {
        return error(EXIT, "RequestId: %s Error: %s".formatted(request, exitReason(status)));
    }

    static String exitReason(int status) {
        return switch (status) {
            case 0 -> "Runtime exited without providing a reason";
            case 137 -> "Runtime exited with error: signal: killed";
            case 143 -> "Runtime exited with error: signal: terminated";
            default -> "Runtime exited with error: exit status " + status;
        };
    }

    static FunctionError answerTooLarge() {
        return error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (%d bytes).".formatted(MOST_ANSWER_BYTES));
    }

    static Refused requestTooLarge() {
        return new Refused(
                413,
                "RequestTooLargeException",
                "Request must be smaller than %d bytes for the InvokeFunction operation".formatted(MOST_EVENT_BYTES));
    }

    /** As UTF-8; counted only where the number of characters leaves it open. */
    static boolean tooLong(String payload) {
        int characters = payload.length();
        return characters > MOST_EVENT_BYTES
                || (characters > MOST_EVENT_BYTES / 3
                        && payload.getBytes(StandardCharsets.UTF_8).length > MOST_EVENT_BYTES);
    }

    static FunctionError error(String type, String message) {
        return new FunctionError(new JsonObject()
                .put("errorType", type)
                .put("errorMessage", message)
                .encode());
    }
}
