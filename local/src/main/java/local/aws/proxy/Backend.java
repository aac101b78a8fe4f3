package local.aws.proxy;

import io.vertx.core.Future;

/** A service that lives in this process. Called on an event loop: it must not block. */
public interface Backend {
    /** Answers, or fails with an {@link AwsError}, thrown or in the future. What else fails is answered as an internal error. */
    Future<Answer> answer(Request request);

    /**
     * As {@link #answer(Request)}, for a service that makes callers wait.
     *
     * @param gone completes when the caller has closed its connection before the answer
     */
    default Future<Answer> answer(Request request, Future<Void> gone) {
        return answer(request);
    }
}
