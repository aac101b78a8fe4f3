package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code GET /v1/batches/{id}}. */
public final class GetBatchHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public GetBatchHandler() {
        this(Main.endpoints(), Main.random());
    }

    GetBatchHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.getBatch(), random);
    }
}
