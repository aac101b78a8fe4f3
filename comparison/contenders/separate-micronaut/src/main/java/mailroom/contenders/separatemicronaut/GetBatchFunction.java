package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code GET /v1/batches/{id}}. */
public class GetBatchFunction extends EndpointFunction {
    public GetBatchFunction() {
        super(Endpoints::getBatch);
    }
}
