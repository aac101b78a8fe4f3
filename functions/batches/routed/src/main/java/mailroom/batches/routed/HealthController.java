package mailroom.batches.routed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code GET /healthz}. */
@Controller("/healthz")
@Produces(MediaType.ALL)
class HealthController {
    private final BatchesApi api;

    HealthController(BatchesApi api) {
        this.api = api;
    }

    @Get
    HttpResponse<String> health(HttpRequest<?> request) {
        return Routed.to(api.health(), request);
    }
}
