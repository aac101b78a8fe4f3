package mailroom.batches.routed;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.platform.Trace;

/** What happens to an event before any controller sees it: it must be one, not too large, and know its request id and trace. */
final class Edge {
    static final String REQUEST_ID = "x-request-id";
    static final String TRACEPARENT = "traceparent";
    /** Lambda takes events of 6 MB, and a body grows when it is escaped into one. */
    static final int MOST_BODY_BYTES = 4_500_000;

    private Edge() {}

    /** Whether this is an event of an HTTP API in payload format 2.0, the only kind that this function serves. */
    static boolean isOfHttpApi(APIGatewayV2HTTPEvent event) {
        return event != null
                && "2.0".equals(event.getVersion())
                && event.getRawPath() != null
                && event.getRequestContext() != null
                && event.getRequestContext().getHttp() != null
                && event.getRequestContext().getHttp().getMethod() != null;
    }

    /** Puts the request id and the trace into the event's headers, where everyone finds them. */
    static Trace admit(APIGatewayV2HTTPEvent event, String invocationId, RandomGenerator random) {
        Map<String, String> headers =
                new HashMap<>(Optional.ofNullable(event.getHeaders()).orElse(Map.of()));
        String own =
                Optional.ofNullable(event.getRequestContext().getRequestId()).orElse(invocationId);
        Trace trace = Trace.atEdge(
                Optional.ofNullable(headers.get(REQUEST_ID)),
                Optional.ofNullable(headers.get(TRACEPARENT)),
                own,
                random);
        headers.put(REQUEST_ID, trace.requestId());
        headers.put(TRACEPARENT, trace.traceparent());
        event.setHeaders(headers);
        return trace;
    }

    static boolean isTooLarge(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        if (body == null) {
            return false;
        }
        long bytes = event.getIsBase64Encoded()
                ? body.length() / 4L * 3
                : body.length() > MOST_BODY_BYTES ? body.length() : body.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MOST_BODY_BYTES;
    }
}
