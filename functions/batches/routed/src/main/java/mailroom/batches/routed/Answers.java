package mailroom.batches.routed;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Supplier;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in the making. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static MutableHttpResponse<String> json(HttpStatus status, JsonNode body) {
        return HttpResponse.<String>status(status)
                .body(Json.write(body))
                .header("content-type", "application/json")
                .header("cache-control", "private, no-cache");
    }

    static MutableHttpResponse<String> problem(Call call, Problem problem) {
        return problem(call.origin().requestId(), problem);
    }

    static MutableHttpResponse<String> problem(String requestId, Problem problem) {
        MutableHttpResponse<String> response = HttpResponse.<String>status(HttpStatus.valueOf(problem.status()))
                .body(problem.json(requestId))
                .header("content-type", Problem.MEDIA_TYPE)
                .header("cache-control", "no-store");
        return problem.status() == 401 ? response.header("www-authenticate", "Bearer") : response;
    }

    /** The last resort: what nobody foresaw is logged with its stack, and the caller learns only where to ask. */
    static HttpResponse<String> guarded(Call call, Supplier<HttpResponse<String>> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            LOG.error("request failed", e);
            return problem(call, Problem.internal());
        }
    }
}
