package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code GET /v1/batches/{id}/events}. */
public class ListEventsFunction extends EndpointFunction {
    public ListEventsFunction() {
        super(Endpoints::listEvents);
    }
}
