package mailroom.contenders.floors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Target;
import mailroom.access.adapter.AccessAdapters;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** As {@link UseCaseMain}, with a decision by the table's copy of the ACL: who calls, the policies, Cedar, and the line that is logged of it. */
public final class PoliciesMain implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final InstantSource clock = Clock.systemUTC();
    private final UseCaseMain useCase = new UseCaseMain();
    private final Access access = new Access(
            AccessAdapters.copy(new AwsClients(), Settings.ofProcess().required("BATCHES_TABLE"), clock), clock);

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional<Caller> caller =
                Caller.of(event.getRequestContext().getAuthorizer().getLambda(), clock.instant());
        boolean allowed = caller.map(it -> access.decide(it, read(it, event)))
                .filter(Decision.Allowed.class::isInstance)
                .isPresent();
        APIGatewayV2HTTPResponse answer = useCase.handleRequest(event, context);
        if (!allowed) {
            answer.setStatusCode(403);
        }
        return answer;
    }

    private static Target read(Caller caller, APIGatewayV2HTTPEvent event) {
        String id = event.getPathParameters().getOrDefault("id", "");
        var batch = Map.<String, Object>of(
                "owner", caller.subject(), "team", caller.team(), "kind", "bulk", "size", 1L, "test", caller.test());
        return new Target("ReadBatch", "Batch", id, batch);
    }
}
