package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code GET /healthz}. */
public final class HealthHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public HealthHandler() {
        this(Main.endpoints(), Main.random());
    }

    HealthHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.health(), random);
    }
}
