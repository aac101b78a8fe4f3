package mailroom.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import mailroom.live.domain.Watcher;
import mailroom.live.usecase.AdmitByTicket;
import mailroom.live.usecase.AdmitByTicket.Admission;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket API's authorizer on {@code $connect}: request in, IAM policy out. What cannot be decided, as the table does not answer, is
 * thrown: the gateway then answers 500, and the ticket may still be good.
 */
public final class GateHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(GateHandler.class);

    private final AdmitByTicket admit;
    private final RandomGenerator random;

    /** As Lambda makes it. */
    public GateHandler() {
        this(new Main(Settings.ofProcess()));
    }

    private GateHandler(Main main) {
        this(main.admit(), main.random());
    }

    GateHandler(AdmitByTicket admit, RandomGenerator random) {
        this.admit = admit;
        this.random = random;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        GatewayEvent event = GatewayEvent.read(input);
        try (var _ = LogScope.open(event.trace(context.getAwsRequestId(), random))) {
            ObjectNode answer = answer(admit.admit(event.query("ticket")), event.methodArn());
            output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode answer(Admission admission, String arn) {
        return switch (admission) {
            case Admission.Refused(var reason) -> {
                LOG.atInfo().addKeyValue("reason", reason).log("refused");
                yield policy("nobody", "Deny", arn);
            }
            case Admission.Admitted(var pass) -> {
                Watcher watcher = pass.watcher();
                LOG.atInfo().addKeyValue("team", watcher.space().team()).log("admitted");
                ObjectNode answer = policy(watcher.subject(), "Allow", arn);
                answer.putObject("context")
                        .put("team", watcher.space().team().name())
                        .put("mode", watcher.space().mode().label())
                        .put("subject", watcher.subject())
                        .put("key_id", watcher.keyId())
                        .put("scope", watcher.scope());
                yield answer;
            }
        };
    }

    private static ObjectNode policy(String principal, String effect, String arn) {
        ObjectNode answer = Json.object().put("principalId", principal);
        answer.putObject("policyDocument")
                .put("Version", "2012-10-17")
                .putArray("Statement")
                .addObject()
                .put("Action", "execute-api:Invoke")
                .put("Effect", effect)
                .put("Resource", arn);
        return answer;
    }
}
