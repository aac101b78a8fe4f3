package mailroom.batches.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mailroom.platform.LogScope;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every function of this API does around its work: the event must be one, not too large, and know its request id and trace; every answer
 * has the request id, and no exception leaves.
 */
public final class Edge {
    public static final String REQUEST_ID = "x-request-id";
    static final String TRACEPARENT = "traceparent";
    /** Lambda takes events of 6 MB, and a body grows when it is escaped into one. */
    static final int MOST_BODY_BYTES = 4_500_000;

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private final RandomGenerator random;

    public Edge(RandomGenerator random) {
        this.random = random;
    }

    /** Answers the event by {@code work}, which finds request id and trace in the event's headers. */
    public APIGatewayV2HTTPResponse serve(
            APIGatewayV2HTTPEvent event, Context context, Supplier<APIGatewayV2HTTPResponse> work) {
        return serve(event, context.getAwsRequestId(), work);
    }

    /** The same where a framework keeps Lambda's context to itself. */
    public APIGatewayV2HTTPResponse serve(APIGatewayV2HTTPEvent event, Supplier<APIGatewayV2HTTPResponse> work) {
        return serve(event, "unknown", work);
    }

    private APIGatewayV2HTTPResponse serve(
            APIGatewayV2HTTPEvent event, String invocation, Supplier<APIGatewayV2HTTPResponse> work) {
        if (!isOfHttpApi(event)) {
            LOG.error("refused an event that is none of an HTTP API in payload format 2.0");
            return refusal(invocation, Problem.badRequest("This is no HTTP API event."));
        }
        Trace trace = admit(event, invocation);
        try (var _ = LogScope.open(trace)) {
            return withRequestId(guarded(event, trace, work), trace.requestId());
        }
    }

    private static APIGatewayV2HTTPResponse guarded(
            APIGatewayV2HTTPEvent event, Trace trace, Supplier<APIGatewayV2HTTPResponse> work) {
        if (isTooLarge(event)) {
            return refusal(trace.requestId(), Problem.tooLarge());
        }
        try {
            return work.get();
        } catch (RuntimeException e) { // what nobody foresaw: the caller learns only where to ask
            LOG.error("request failed", e);
            return refusal(trace.requestId(), Problem.internal());
        }
    }

    /** Refuses an event that {@link #serve} has admitted. */
    public APIGatewayV2HTTPResponse refusal(APIGatewayV2HTTPEvent event, Problem problem) {
        return refusal(Call.of(event).origin().requestId(), problem);
    }

    private static APIGatewayV2HTTPResponse refusal(String requestId, Problem problem) {
        return Answer.problem(requestId, problem).with(REQUEST_ID, requestId).response();
    }

    private static APIGatewayV2HTTPResponse withRequestId(APIGatewayV2HTTPResponse response, String requestId) {
        Map<String, String> headers =
                new HashMap<>(Optional.ofNullable(response.getHeaders()).orElse(Map.of()));
        headers.put(REQUEST_ID, requestId);
        response.setHeaders(headers);
        return response;
    }

    /** Whether this is an event of an HTTP API in payload format 2.0, the only kind that is served here. */
    private static boolean isOfHttpApi(APIGatewayV2HTTPEvent event) {
        return event != null
                && "2.0".equals(event.getVersion())
                && event.getRawPath() != null
                && event.getRequestContext() != null
                && event.getRequestContext().getHttp() != null
                && event.getRequestContext().getHttp().getMethod() != null;
    }

    /**
     * Puts the request id and the trace into the event's headers, where everyone finds them: by a name in any case, since the service writes
     * names in lower case and {@code sam local} does not.
     */
    private Trace admit(APIGatewayV2HTTPEvent event, String invocationId) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Optional.ofNullable(event.getHeaders()).orElse(Map.of()));
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

    private static boolean isTooLarge(APIGatewayV2HTTPEvent event) {
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
