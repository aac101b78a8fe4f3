package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code POST /v1/batches/{id}/recipients}. */
public class AppendRecipientsFunction extends EndpointFunction {
    public AppendRecipientsFunction() {
        super(Endpoints::appendRecipients);
    }
}
