package local.lambda;

/** How one invocation ended. */
public sealed interface InvokeResult {
    /** The handler returned; {@code payload} is its JSON. */
    record Answered(String payload) implements InvokeResult {}

    /** The handler threw, ran into its timeout, or its process died; {@code payload} is {@code {"errorType", "errorMessage", ...}}. */
    record FunctionError(String payload) implements InvokeResult {}

    /** No environment was free and no more are allowed: 429. */
    record Throttled(String reason) implements InvokeResult {}

    /** The service itself refuses: no such function, a payload over 6 MB. */
    record Refused(int status, String errorType, String message) implements InvokeResult {}
}
