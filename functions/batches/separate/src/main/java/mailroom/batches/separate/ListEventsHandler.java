package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code GET /v1/batches/{id}/events}. */
public final class ListEventsHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public ListEventsHandler() {
        this(Main.endpoints(), Main.random());
    }

    ListEventsHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.listEvents(), random);
    }
}
