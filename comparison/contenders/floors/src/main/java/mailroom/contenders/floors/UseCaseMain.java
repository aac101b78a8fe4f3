package mailroom.contenders.floors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import mailroom.batches.adapter.DynamoAdapters;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Mode;
import mailroom.batches.port.Backoff;
import mailroom.batches.usecase.GetBatch;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** As {@link GetItemMain}, with the use case instead of the bare read: domain, ports, adapters, and the counts of ten shards. */
public final class UseCaseMain implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Layer layer = new Layer();
    private final GetBatch batches = new GetBatch(DynamoAdapters.open(
                    new AwsClients(),
                    Settings.ofProcess().required("BATCHES_TABLE"),
                    Clock.systemUTC(),
                    new Backoff(new SecureRandom(), Backoff::sleep))
            .batches());

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional<BatchId> id = BatchId.parse(event.getPathParameters().getOrDefault("id", ""));
        boolean found = id.flatMap(it -> batches.get(Mode.LIVE, it)).isPresent();
        APIGatewayV2HTTPResponse answer = layer.handleRequest(event, context);
        answer.setStatusCode(found ? 200 : 404);
        return answer;
    }
}
