package mailroom.contenders.routedplain;

import java.util.Random;
import mailroom.batches.http.ApiSuite;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.HttpApi;
import org.junit.jupiter.api.Test;

class RoutedPlainHandlerTest extends ApiSuite {
    @Override
    protected HttpApi.Layout layout(Endpoints endpoints) {
        return new RoutedPlainHandler(endpoints, new Random(2))::handleRequest;
    }

    @Test
    void what_no_route_knows_is_a_problem() {
        assertProblem(api.request("GET", "/nowhere").send(), 404, "not-found");
        assertProblem(api.request("GET", "/v1/batches/a/b/c").send(), 404, "not-found");
        assertProblem(api.request("DELETE", "/v1/batches").send(), 405, "method-not-allowed");
    }
}
