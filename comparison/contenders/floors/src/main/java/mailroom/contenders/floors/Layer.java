package mailroom.contenders.floors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As {@link Bare}, with what the layer is used for in every function: the event as an object, request id and trace, one line of log, JSON. */
public final class Layer implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(Layer.class);

    private final RandomGenerator random = new SecureRandom();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Trace trace = Trace.atEdge(Optional.empty(), Optional.empty(), context.getAwsRequestId(), random);
        try (var _ = LogScope.open(trace)) {
            LOG.info("served");
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(200)
                    .withBody(Json.write(Json.object().put("status", "ok")))
                    .build();
        }
    }
}
