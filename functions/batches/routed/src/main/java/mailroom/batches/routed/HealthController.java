package mailroom.batches.routed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import mailroom.batches.port.Probe;
import mailroom.platform.Json;

/** {@code GET /healthz}: open to everyone, and as cheap as one read. */
@Controller("/healthz")
@Produces(MediaType.ALL)
class HealthController {
    private final BatchesApi api;

    HealthController(BatchesApi api) {
        this.api = api;
    }

    @Get
    HttpResponse<String> health(HttpRequest<?> request) {
        return Answers.guarded(Call.of(request), () -> switch (api.probe().probe()) {
            case Probe.Answer.REACHABLE ->
                Answers.json(HttpStatus.OK, Json.object().put("status", "ok"));
            case Probe.Answer.UNREACHABLE ->
                Answers.json(HttpStatus.SERVICE_UNAVAILABLE, Json.object().put("status", "unavailable"));
        });
    }
}
