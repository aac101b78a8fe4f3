package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code GET /v1/batches}. */
public class ListBatchesFunction extends EndpointFunction {
    public ListBatchesFunction() {
        super(Endpoints::listBatches);
    }
}
