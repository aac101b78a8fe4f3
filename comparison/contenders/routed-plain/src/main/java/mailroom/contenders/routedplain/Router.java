package mailroom.contenders.routedplain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.http.Answer;
import mailroom.batches.http.Call;
import mailroom.batches.http.Endpoint;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Problem;

/** The route table, itself an endpoint: it hands a call on, or says that nobody is there. */
record Router(List<Route> routes) implements Endpoint {
    static Router of(Endpoints endpoints) {
        return new Router(List.of(
                new Route("GET", "/healthz", endpoints.health()),
                new Route("POST", "/v1/batches", endpoints.submitBatch()),
                new Route("GET", "/v1/batches", endpoints.listBatches()),
                new Route("GET", "/v1/batches/{id}", endpoints.getBatch()),
                new Route("GET", "/v1/batches/{id}/recipients", endpoints.listRecipients()),
                new Route("POST", "/v1/batches/{id}/recipients", endpoints.appendRecipients()),
                new Route("POST", "/v1/batches/{id}/submit", endpoints.submitOpen()),
                new Route("POST", "/v1/batches/{id}/cancel", endpoints.cancelBatch()),
                new Route("POST", "/v1/batches/{id}/retry-failed", endpoints.retryFailed()),
                new Route("GET", "/v1/batches/{id}/events", endpoints.listEvents())));
    }

    @Override
    public Answer answer(Call call) {
        String path = call.event().getRawPath();
        String method = call.event().getRequestContext().getHttp().getMethod();
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.parameters(path);
            if (parameters.isPresent()) {
                if (route.method().equals(method)) {
                    return route.endpoint().answer(new Call(call.event(), parameters.get()));
                }
                known = true;
            }
        }
        return Answer.problem(
                call.origin().requestId(), known ? Problem.wrongMethod() : Problem.notFound("There is no such path."));
    }
}
