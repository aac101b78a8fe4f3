package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code POST /v1/batches/{id}/cancel}. */
public class CancelBatchFunction extends EndpointFunction {
    public CancelBatchFunction() {
        super(Endpoints::cancelBatch);
    }
}
