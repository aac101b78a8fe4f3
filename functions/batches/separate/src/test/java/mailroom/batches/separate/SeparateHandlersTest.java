package mailroom.batches.separate;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailroom.batches.http.ApiSuite;
import mailroom.batches.http.EndpointHandler;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.HttpApi;

/** The handlers together, with the gateway's choice of route in front of them. */
class SeparateHandlersTest extends ApiSuite {
    private static final Pattern OF_BATCH = Pattern.compile("/v1/batches/([^/]+)(/[a-z-]+)?");

    @Override
    protected HttpApi.Layout layout(Endpoints endpoints) {
        RandomGenerator random = new Random(2);
        Map<String, EndpointHandler> handlers = Map.of(
                "GET /healthz", new HealthHandler(endpoints, random),
                "POST /v1/batches", new SubmitBatchHandler(endpoints, random),
                "GET /v1/batches", new ListBatchesHandler(endpoints, random),
                "GET /v1/batches/{id}", new GetBatchHandler(endpoints, random),
                "GET /v1/batches/{id}/recipients", new ListRecipientsHandler(endpoints, random),
                "POST /v1/batches/{id}/recipients", new AppendRecipientsHandler(endpoints, random),
                "POST /v1/batches/{id}/submit", new SubmitOpenHandler(endpoints, random),
                "POST /v1/batches/{id}/cancel", new CancelBatchHandler(endpoints, random),
                "POST /v1/batches/{id}/retry-failed", new RetryFailedHandler(endpoints, random),
                "GET /v1/batches/{id}/events", new ListEventsHandler(endpoints, random));
        return (event, context) -> handlers.get(route(event)).handleRequest(event, context);
    }

    private static String route(APIGatewayV2HTTPEvent event) {
        Matcher ofBatch = OF_BATCH.matcher(event.getRawPath());
        String path = event.getRawPath();
        if (ofBatch.matches()) {
            event.setPathParameters(Map.of("id", ofBatch.group(1)));
            path = "/v1/batches/{id}" + (ofBatch.group(2) == null ? "" : ofBatch.group(2));
        }
        return event.getRequestContext().getHttp().getMethod() + " " + path;
    }
}
