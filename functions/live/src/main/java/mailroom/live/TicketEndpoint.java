package mailroom.live;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import mailroom.live.domain.Watcher;
import mailroom.live.usecase.IssueTicket;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the endpoint answers. */
final class TicketEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(TicketEndpoint.class);

    private final IssueTicket issue;
    private final InstantSource clock;
    private final URI webSocket;

    TicketEndpoint(IssueTicket issue, InstantSource clock, URI webSocket) {
        this.issue = issue;
        this.clock = clock;
        this.webSocket = webSocket;
    }

    Answer answer(GatewayEvent event) {
        Optional<Watcher> caller = event.caller(clock.instant());
        if (caller.isEmpty()) {
            return Answer.problem(401, "unauthorized", "Unauthorized", "The token has run out.");
        }
        var issued = issue.issue(caller.get());
        LOG.info("ticket until {}", issued.expiresAt());
        return Answer.created(Json.object()
                .put("ticket", issued.ticket().value())
                .put("expires_at", issued.expiresAt().toString())
                .put("url", webSocket.toString()));
    }
}
