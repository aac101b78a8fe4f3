package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code POST /v1/batches}. */
public final class SubmitBatchHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public SubmitBatchHandler() {
        this(Main.endpoints(), Main.random());
    }

    SubmitBatchHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.submitBatch(), random);
    }
}
