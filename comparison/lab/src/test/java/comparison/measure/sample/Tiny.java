package comparison.measure.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Answers everything, and makes no AWS call. */
public final class Tiny implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Map.of(
                "statusCode",
                200,
                "headers",
                Map.of("x-function", context.getFunctionName()),
                "body",
                String.valueOf(event.get("routeKey")));
    }
}
