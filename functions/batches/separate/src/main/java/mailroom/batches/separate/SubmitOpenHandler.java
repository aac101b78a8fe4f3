package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code POST /v1/batches/{id}/submit}. */
public final class SubmitOpenHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public SubmitOpenHandler() {
        this(Main.endpoints(), Main.random());
    }

    SubmitOpenHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.submitOpen(), random);
    }
}
