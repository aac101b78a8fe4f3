package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code GET /v1/batches/{id}/recipients}. */
public final class ListRecipientsHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public ListRecipientsHandler() {
        this(Main.endpoints(), Main.random());
    }

    ListRecipientsHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.listRecipients(), random);
    }
}
