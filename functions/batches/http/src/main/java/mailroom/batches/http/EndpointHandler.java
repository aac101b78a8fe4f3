package mailroom.batches.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.random.RandomGenerator;

/** A function that serves one endpoint, without a framework. */
public abstract class EndpointHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Endpoint endpoint;
    private final Edge edge;

    protected EndpointHandler(Endpoint endpoint, RandomGenerator random) {
        this.endpoint = endpoint;
        this.edge = new Edge(random);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context, () -> endpoint.answer(Call.of(event)).response());
    }
}
