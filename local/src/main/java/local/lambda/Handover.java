package local.lambda;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Answers the runtime's call for work. Without a content type its native part crashes. */
final class Handover {
    /** The time left that a debugged function sees. */
    static final Duration NEVER = Duration.ofDays(1);

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private Handover() {}

    /** Hands the request over; {@code deadline} is in milliseconds since 1970. */
    static void give(HttpServerRequest parked, Invocation invocation, FunctionSpec function, long deadline) {
        HttpServerResponse response = parked.response();
        invocation.client().ifPresent(it -> response.putHeader("Lambda-Runtime-Client-Context", it));
        response.putHeader(CONTENT_TYPE, JSON)
                .putHeader("Lambda-Runtime-Aws-Request-Id", invocation.id())
                .putHeader("Lambda-Runtime-Deadline-Ms", Long.toString(deadline))
                .putHeader("Lambda-Runtime-Invoked-Function-Arn", function.arn())
                .putHeader("Lambda-Runtime-Trace-Id", invocation.trace())
                .end(Buffer.buffer(invocation.payload()));
    }

    /** There will be no work: the runtime's loop ends. */
    static void dismiss(HttpServerRequest parked) {
        parked.response().setStatusCode(410).putHeader(CONTENT_TYPE, JSON).end("{}");
    }
}
