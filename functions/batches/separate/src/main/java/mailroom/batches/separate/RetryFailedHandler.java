package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code POST /v1/batches/{id}/retry-failed}. */
public final class RetryFailedHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public RetryFailedHandler() {
        this(Main.endpoints(), Main.random());
    }

    RetryFailedHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.retryFailed(), random);
    }
}
