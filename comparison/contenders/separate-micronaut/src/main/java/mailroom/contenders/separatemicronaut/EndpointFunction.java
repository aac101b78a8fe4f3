package mailroom.contenders.separatemicronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestHandler;
import java.util.function.Function;
import mailroom.batches.http.Call;
import mailroom.batches.http.Edge;
import mailroom.batches.http.Endpoint;
import mailroom.batches.http.Endpoints;
import mailroom.batches.http.Main;

/** A function of one endpoint, which it finds in its application context. */
abstract class EndpointFunction extends MicronautRequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Endpoint endpoint;
    private final Edge edge = new Edge(Main.random());

    EndpointFunction(Function<Endpoints, Endpoint> endpoint) {
        this(endpoint, builder());
    }

    /** As the routed one is built, so that the two differ in what they serve only. */
    private static ApplicationContextBuilder builder() {
        return new LambdaApplicationContextBuilder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .banner(false);
    }

    EndpointFunction(Function<Endpoints, Endpoint> endpoint, ApplicationContextBuilder context) {
        this(endpoint, context.build().start());
    }

    private EndpointFunction(Function<Endpoints, Endpoint> endpoint, ApplicationContext context) {
        super(context);
        this.endpoint = endpoint.apply(context.getBean(Endpoints.class));
    }

    @Override
    public APIGatewayV2HTTPResponse execute(APIGatewayV2HTTPEvent event) {
        return edge.serve(event, () -> endpoint.answer(Call.of(event)).response());
    }
}
