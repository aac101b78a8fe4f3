package mailroom.batches.routed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;

/** {@code /v1/batches}. Media types are looked at by the endpoints and not by the framework, so that each refusal is a problem of ours. */
@Controller("/v1/batches")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
class BatchesController {
    private final BatchesApi api;

    BatchesController(BatchesApi api) {
        this.api = api;
    }

    @Post
    HttpResponse<String> submit(HttpRequest<?> request) {
        return Routed.to(api.submit(), request);
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        return Routed.to(api.list(), request);
    }

    @Get("/{id}")
    HttpResponse<String> get(HttpRequest<?> request, String id) {
        return Routed.to(api.get(), request, id);
    }

    @Get("/{id}/recipients")
    HttpResponse<String> recipients(HttpRequest<?> request, String id) {
        return Routed.to(api.recipients(), request, id);
    }

    @Post("/{id}/recipients")
    HttpResponse<String> append(HttpRequest<?> request, String id) {
        return Routed.to(api.append(), request, id);
    }

    @Post("/{id}/submit")
    HttpResponse<String> submitOpen(HttpRequest<?> request, String id) {
        return Routed.to(api.submitOpen(), request, id);
    }

    @Post("/{id}/cancel")
    HttpResponse<String> cancel(HttpRequest<?> request, String id) {
        return Routed.to(api.cancel(), request, id);
    }

    @Post("/{id}/retry-failed")
    HttpResponse<String> retryFailed(HttpRequest<?> request, String id) {
        return Routed.to(api.retryFailed(), request, id);
    }

    @Get("/{id}/events")
    HttpResponse<String> events(HttpRequest<?> request, String id) {
        return Routed.to(api.events(), request, id);
    }
}
