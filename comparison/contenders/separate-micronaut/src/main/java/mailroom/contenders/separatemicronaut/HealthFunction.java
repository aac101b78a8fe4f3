package mailroom.contenders.separatemicronaut;

import mailroom.batches.http.Endpoints;

/** {@code GET /healthz}. */
public class HealthFunction extends EndpointFunction {
    public HealthFunction() {
        super(Endpoints::health);
    }
}
