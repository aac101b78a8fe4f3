package local.lambda;

/**
 * One invocation, as {@code X-Amz-Log-Type: Tail} wants to know it.
 *
 * @param requestId what the function's log calls it
 * @param log the last 4 KB of its lines, START to REPORT, each with its line end; empty where no environment took it
 */
public record Invoked(String requestId, InvokeResult result, String log) {}
