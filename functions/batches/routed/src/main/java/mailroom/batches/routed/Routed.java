package mailroom.batches.routed;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.Map;
import mailroom.batches.http.Answer;
import mailroom.batches.http.Call;
import mailroom.batches.http.Endpoint;

/** From the framework's requests to endpoints, and back. */
final class Routed {
    private Routed() {}

    static HttpResponse<String> to(Endpoint endpoint, HttpRequest<?> request) {
        return to(endpoint, new Call(event(request), Map.of()));
    }

    static HttpResponse<String> to(Endpoint endpoint, HttpRequest<?> request, String id) {
        return to(endpoint, new Call(event(request), Map.of("id", id)));
    }

    private static HttpResponse<String> to(Endpoint endpoint, Call call) {
        Answer answer = endpoint.answer(call);
        MutableHttpResponse<String> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
        answer.headers().forEach(response::header);
        return answer.body().isEmpty() ? response : response.body(answer.body());
    }

    /** The event that the framework made its request from. */
    static APIGatewayV2HTTPEvent event(HttpRequest<?> request) {
        if (request instanceof ServletHttpRequest<?, ?> servlet
                && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event) {
            return event;
        }
        throw new IllegalArgumentException("a request that came by another way than API Gateway");
    }
}
