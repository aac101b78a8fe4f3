package mailroom.batches.routed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailroom.batches.http.ApiSuite;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.HttpApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutedHandlerTest extends ApiSuite {
    private final List<RoutedHandler> made = new ArrayList<>();

    @Override
    protected HttpApi.Layout layout(Endpoints endpoints) {
        var handler = new RoutedHandler(endpoints, new Random(2));
        made.add(handler);
        return handler::handleRequest;
    }

    @AfterEach
    void close() {
        made.forEach(RoutedHandler::close);
    }

    @Test
    void what_the_framework_refuses_is_a_problem_too() {
        assertProblem(api.request("GET", "/nowhere").send(), 404, "not-found");
        assertProblem(api.request("DELETE", "/v1/batches").send(), 405, "method-not-allowed");
        assertProblem(api.request("BREW", "/v1/batches").send(), 405, "method-not-allowed");
        assertProblem(api.request("GET", "/v1/batches/%zz").send(), 400, "bad-request");
        assertThat(api.request("GET", "/healthz")
                        .header("accept", "image/png")
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
