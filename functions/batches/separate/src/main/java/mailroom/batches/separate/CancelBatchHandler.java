package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code POST /v1/batches/{id}/cancel}. */
public final class CancelBatchHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public CancelBatchHandler() {
        this(Main.endpoints(), Main.random());
    }

    CancelBatchHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.cancelBatch(), random);
    }
}
