package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code GET /v1/batches/{id}/recipients}. */
public class ListRecipientsFunction extends EndpointFunction {
    public ListRecipientsFunction() {
        super(Endpoints::listRecipients);
    }
}
