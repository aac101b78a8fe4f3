package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code POST /v1/batches/{id}/retry-failed}. */
public class RetryFailedFunction extends EndpointFunction {
    public RetryFailedFunction() {
        super(Endpoints::retryFailed);
    }
}
