package mailroom.batches.routed;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import mailroom.batches.http.Call;
import mailroom.batches.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of every refusal that the framework itself answers, such as 404 and 405. */
@Singleton
class FrameworkProblems implements ErrorResponseProcessor<String> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

    @Override
    public MutableHttpResponse<String> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        int status = response.code();
        if (status >= 500) {
            context.getRootCause().ifPresent(e -> LOG.error("request failed in the framework", e));
        }
        String requestId = Call.of(Routed.event(context.getRequest())).origin().requestId();
        return response.body(problem(status, response.reason()).json(requestId))
                .contentType(Problem.MEDIA_TYPE)
                .header("cache-control", "no-store");
    }

    private static Problem problem(int status, String reason) {
        return switch (status) {
            case 404 -> Problem.notFound("There is no such path.");
            case 405 -> Problem.wrongMethod();
            case 500 -> Problem.internal();
            default -> new Problem(status, "http-" + status, reason, "The request cannot be served as it is.");
        };
    }
}
