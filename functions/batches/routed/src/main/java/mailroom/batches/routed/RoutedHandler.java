package mailroom.batches.routed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import io.micronaut.http.exceptions.UriSyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import mailroom.batches.http.Edge;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;
import mailroom.batches.http.Problem;

/** Lambda's entry: HTTP API event in, answer out, and never an exception. Micronaut finds the controller. */
public class RoutedHandler extends APIGatewayV2HTTPEventFunction {
    private final Edge edge;

    /** Made by Lambda: everything comes from the environment. */
    public RoutedHandler() {
        this(Main.endpoints(), Main.random());
    }

    RoutedHandler(Endpoints endpoints, RandomGenerator random) {
        super(context(BatchesApi.of(endpoints)));
        this.edge = new Edge(random);
    }

    /** Nothing of it is configured from outside: looking for where it could be costs a cold start tens of milliseconds. */
    private static ApplicationContext context(BatchesApi api) {
        return new LambdaApplicationContextBuilder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .banner(false)
                .singletons(api)
                .build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context, () -> answer(event, context));
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
        try {
            return cleaned(super.handleRequest(event, context));
        } catch (UriSyntaxException _) {
            return edge.refusal(event, Problem.badRequest("The path or the query is not well-formed."));
        }
    }

    /** Lengths and dates are the gateway's to set: the framework counts characters where HTTP counts bytes. */
    private static APIGatewayV2HTTPResponse cleaned(APIGatewayV2HTTPResponse response) {
        var headers = new HashMap<String, String>();
        Optional.ofNullable(response.getHeaders())
                .orElse(Map.of())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.keySet().removeAll(Set.of("content-length", "date"));
        response.setHeaders(headers);
        return response;
    }
}
