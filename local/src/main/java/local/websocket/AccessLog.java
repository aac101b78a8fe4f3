package local.websocket;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per connection made or refused, per message and per end to the logger {@code local.websocket.access}, in the stage's own format where it has
 * one. What went wrong inside also goes to {@code local.websocket} as a warning.
 */
final class AccessLog {
    private static final Logger ACCESS = LoggerFactory.getLogger("local.websocket.access");
    private static final Logger TROUBLE = LoggerFactory.getLogger("local.websocket");
    private static final String STANDARD =
            "$context.identity.sourceIp $context.eventType $context.routeKey $context.status $context.connectionId"
                    + " $context.requestId";

    private AccessLog() {}

    static void write(SocketApi api, SocketEvents.Written event, int status, String why) {
        if (status >= Trouble.INTERNAL.status() && !why.isEmpty()) {
            TROUBLE.warn(
                    "{} {}: {}",
                    api.logicalId(),
                    event.context().path("routeKey").asText(),
                    why);
        }
        if (ACCESS.isInfoEnabled()) {
            ACCESS.info(line(api, event, status, why));
        }
    }

    static String line(SocketApi api, SocketEvents.Written event, int status, String why) {
        ObjectNode context = event.context().deepCopy().put("status", status).put("accountId", api.account());
        context.putObject("error").put("message", why);
        return Variables.filled(api.accessLogFormat().orElse(STANDARD), context, AccessLog::escaped);
    }

    /** A client's header must make no second line, and break no format that is JSON. */
    private static String escaped(String value) {
        return value.isEmpty()
                ? "-"
                : String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
