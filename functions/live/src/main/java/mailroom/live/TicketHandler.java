package mailroom.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/stream-tickets}: HTTP API event (format 2.0) in and out. */
public final class TicketHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TicketHandler.class);

    private final TicketEndpoint endpoint;
    private final RandomGenerator random;

    /** As Lambda makes it. */
    public TicketHandler() {
        this(new Main(Settings.ofProcess()));
    }

    private TicketHandler(Main main) {
        this(main.ticketEndpoint(), main.random());
    }

    TicketHandler(TicketEndpoint endpoint, RandomGenerator random) {
        this.endpoint = endpoint;
        this.random = random;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        GatewayEvent event = GatewayEvent.read(input);
        Trace trace = event.trace(context.getAwsRequestId(), random);
        try (var _ = LogScope.open(trace)) {
            output.write(Json.write(answer(event).toEvent(trace.requestId())).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Answer answer(GatewayEvent event) {
        try {
            return endpoint.answer(event);
        } catch (RuntimeException e) {
            LOG.error("no ticket", e);
            return Answer.problem(
                    500,
                    "internal-error",
                    "Internal error",
                    "Something of ours failed. The request id finds it in our logs.");
        }
    }
}
