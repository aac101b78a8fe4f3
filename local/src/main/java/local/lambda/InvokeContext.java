package local.lambda;

import java.util.Optional;

/**
 * What a caller sends along with an event.
 *
 * @param client base64 of the client context's JSON, as in {@code X-Amz-Client-Context}
 * @param trace the value of {@code X-Amzn-Trace-Id}; several with commas between them for an event that was made of several; without one the
 *     host begins a trace
 * @param request the request's id, where it is known already; without one the host makes one
 */
public record InvokeContext(Optional<String> client, Optional<String> trace, Optional<String> request) {
    public static final InvokeContext NONE = new InvokeContext(Optional.empty(), Optional.empty());

    public InvokeContext(Optional<String> client, Optional<String> trace) {
        this(client, trace, Optional.empty());
    }
}
