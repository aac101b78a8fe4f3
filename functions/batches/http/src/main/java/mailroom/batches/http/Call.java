package mailroom.batches.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailroom.access.Caller;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Team;

/**
 * One call, as API Gateway handed it over (payload format 2.0): a closer look than a framework's, which decodes and splits.
 *
 * @param parameters what the route's path parameters stand for
 */
public record Call(APIGatewayV2HTTPEvent event, Map<String, String> parameters) {
    public Call {
        parameters = Map.copyOf(parameters);
    }

    /** With the path parameters that API Gateway found. */
    public static Call of(APIGatewayV2HTTPEvent event) {
        return new Call(event, Optional.ofNullable(event.getPathParameters()).orElse(Map.of()));
    }

    Optional<String> path(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    Optional<String> header(String name) {
        return value(event.getHeaders(), name);
    }

    Optional<String> query(String name) {
        return value(event.getQueryStringParameters(), name);
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return values == null ? Optional.empty() : Optional.ofNullable(values.get(name));
    }

    /** The request id that the handler made sure of, and the trace. */
    public Origin origin() {
        return new Origin(
                header(Edge.REQUEST_ID).orElseThrow(), header(Edge.TRACEPARENT).orElseThrow());
    }

    /** Whether the content type is JSON, with any suffix and parameters. */
    boolean isJson() {
        String type = header("content-type").orElse("").split(";", 2)[0].strip();
        return type.equalsIgnoreCase("application/json")
                || type.toLowerCase(Locale.ROOT).matches("application/[a-z0-9.+-]+\\+json");
    }

    /** The body as it was sent; empty where there was none. */
    String body() {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        return event.getIsBase64Encoded() ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body;
    }

    /** Who calls, unless the authorizer said nothing or what it said has run out: its answers are cached past a token's end. */
    Optional<Caller> caller(Instant now) {
        var authorizer = event.getRequestContext().getAuthorizer();
        return authorizer == null || authorizer.getLambda() == null
                ? Optional.empty()
                : Caller.of(authorizer.getLambda(), now).filter(Call::isWellNamed);
    }

    private static boolean isWellNamed(Caller caller) {
        return Team.isName(caller.team()) && caller.subject().length() <= Owner.MOST_CHARACTERS;
    }
}
