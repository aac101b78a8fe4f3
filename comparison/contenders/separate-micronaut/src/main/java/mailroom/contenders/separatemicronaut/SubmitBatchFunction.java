package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code POST /v1/batches}. */
public class SubmitBatchFunction extends EndpointFunction {
    public SubmitBatchFunction() {
        super(Endpoints::submitBatch);
    }
}
