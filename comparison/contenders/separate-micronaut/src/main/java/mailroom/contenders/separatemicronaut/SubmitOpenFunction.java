package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code POST /v1/batches/{id}/submit}. */
public class SubmitOpenFunction extends EndpointFunction {
    public SubmitOpenFunction() {
        super(Endpoints::submitOpen);
    }
}
