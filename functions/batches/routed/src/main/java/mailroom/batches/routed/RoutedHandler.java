package mailroom.batches.routed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import io.micronaut.http.exceptions.UriSyntaxException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda's entry: HTTP API event in, answer out, and never an exception. Micronaut finds the controller. */
public class RoutedHandler extends APIGatewayV2HTTPEventFunction {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedHandler.class);

    private final RandomGenerator random;

    /** Made by Lambda: everything comes from the environment. */
    public RoutedHandler() {
        this(Main.api(Settings.ofProcess()), new SecureRandom());
    }

    RoutedHandler(BatchesApi api, RandomGenerator random) {
        super(context(api));
        this.random = random;
    }

    private static ApplicationContext context(BatchesApi api) {
        return new LambdaApplicationContextBuilder().singletons(api).build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (!Edge.isOfHttpApi(event)) {
            LOG.error("refused an event that is none of an HTTP API in payload format 2.0");
            return answer(context.getAwsRequestId(), Problem.badRequest("This is no HTTP API event."));
        }
        Trace trace = Edge.admit(event, context.getAwsRequestId(), random);
        try (var _ = LogScope.open(trace)) {
            return withRequestId(answer(event, context, trace), trace.requestId());
        }
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context, Trace trace) {
        if (Edge.isTooLarge(event)) {
            return answer(trace.requestId(), Problem.tooLarge());
        }
        try {
            return super.handleRequest(event, context);
        } catch (UriSyntaxException _) {
            return answer(trace.requestId(), Problem.badRequest("The path or the query is not well-formed."));
        } catch (RuntimeException e) {
            LOG.error("request failed before or after its controller", e);
            return answer(trace.requestId(), Problem.internal());
        }
    }

    private static APIGatewayV2HTTPResponse answer(String requestId, Problem problem) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(problem.status())
                .withHeaders(Map.of("content-type", Problem.MEDIA_TYPE, Edge.REQUEST_ID, requestId))
                .withBody(problem.json(requestId))
                .build();
    }

    /** Lengths and dates are the gateway's to set: the framework counts characters where HTTP counts bytes. */
    private static APIGatewayV2HTTPResponse withRequestId(APIGatewayV2HTTPResponse response, String requestId) {
        var headers = new HashMap<String, String>();
        Optional.ofNullable(response.getHeaders())
                .orElse(Map.of())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.keySet().removeAll(Set.of("content-length", "date"));
        headers.put(Edge.REQUEST_ID, requestId);
        response.setHeaders(headers);
        return response;
    }
}
