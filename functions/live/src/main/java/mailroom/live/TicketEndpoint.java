package mailroom.live;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import mailroom.access.Decision;
import mailroom.access.rate.Admission;
import mailroom.access.rate.RateLimit;
import mailroom.live.domain.Team;
import mailroom.live.domain.Watcher;
import mailroom.live.usecase.IssueTicket;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the endpoint answers. */
final class TicketEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(TicketEndpoint.class);

    private final IssueTicket issue;
    private final MayWatch mayWatch;
    private final RateLimit limit;
    private final InstantSource clock;
    private final URI webSocket;

    TicketEndpoint(IssueTicket issue, MayWatch mayWatch, RateLimit limit, InstantSource clock, URI webSocket) {
        this.issue = issue;
        this.mayWatch = mayWatch;
        this.limit = limit;
        this.clock = clock;
        this.webSocket = webSocket;
    }

    Answer answer(GatewayEvent event) {
        Optional<Watcher> caller = event.caller(clock.instant());
        if (caller.isEmpty()) {
            return Answer.problem(401, "unauthorized", "Unauthorized", "The token has run out.");
        }
        return switch (limit.admit(caller.get().keyId())) {
            case Admission.Free() -> decided(caller.get());
            case Admission.Within(var quota) -> decided(caller.get()).with(quota.headers());
            case Admission.Exceeded(var quota) ->
                Answer.problem(
                                429,
                                "too-many-requests",
                                "Too many requests",
                                "This key has no requests left in this minute.")
                        .with(quota.headers())
                        .with(Map.of("retry-after", Long.toString(quota.resetSeconds())));
        };
    }

    private Answer decided(Watcher caller) {
        return switch (mayWatch.decide(caller)) {
            case Decision.Allowed(var known, var _) -> issued(caller.inTeam(new Team(known.team())));
            case Decision.Denied _ ->
                Answer.problem(403, "forbidden", "Forbidden", "Your key or your roles do not allow this.");
            case Decision.Unknown _ ->
                Answer.problem(
                                503,
                                "not-ready",
                                "Not ready",
                                "Who may do what is not known here yet. Try again in a second.")
                        .with(Map.of("retry-after", "1"));
        };
    }

    private Answer issued(Watcher watcher) {
        var issued = issue.issue(watcher);
        LOG.info("ticket until {}", issued.expiresAt());
        return Answer.created(Json.object()
                .put("ticket", issued.ticket().value())
                .put("expires_at", issued.expiresAt().toString())
                .put("url", webSocket.toString()));
    }
}
