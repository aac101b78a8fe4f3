package local.lambda;

import java.util.Optional;

/**
 * What a caller sends along with an event.
 *
 * @param client base64 of the client context's JSON, as in {@code X-Amz-Client-Context}
 * @param trace the value of {@code X-Amzn-Trace-Id}; without one the host begins a trace
 */
public record InvokeContext(Optional<String> client, Optional<String> trace) {
    public static final InvokeContext NONE = new InvokeContext(Optional.empty(), Optional.empty());
}
