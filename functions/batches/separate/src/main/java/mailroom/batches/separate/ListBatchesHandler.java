package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code GET /v1/batches}. */
public final class ListBatchesHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public ListBatchesHandler() {
        this(Main.endpoints(), Main.random());
    }

    ListBatchesHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.listBatches(), random);
    }
}
