package mailroom.batches.separate;

import java.util.random.RandomGenerator;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** {@code POST /v1/batches/{id}/recipients}. */
public final class AppendRecipientsHandler extends EndpointHandler {
    /** Made by Lambda: everything comes from the environment. */
    public AppendRecipientsHandler() {
        this(Main.endpoints(), Main.random());
    }

    AppendRecipientsHandler(Endpoints endpoints, RandomGenerator random) {
        super(endpoints.appendRecipients(), random);
    }
}
