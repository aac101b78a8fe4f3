package local.websocket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client must send to be let before the authorizer, such as {@code route.request.querystring.ticket}. */
record IdentitySource(Kind kind, String name) {
    private static final Pattern EXPRESSION =
            Pattern.compile("\\$?(?:(?:route\\.)?request\\.)?(header|querystring|context|stageVariables)\\.(.+)");

    /** Where it stands. */
    enum Kind {
        HEADER,
        QUERY,
        CONTEXT,
        STAGE_VARIABLE
    }

    static IdentitySource parse(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is no identity source".formatted(expression));
        }
        Kind kind =
                switch (matcher.group(1)) {
                    case "header" -> Kind.HEADER;
                    case "querystring" -> Kind.QUERY;
                    case "context" -> Kind.CONTEXT;
                    default -> Kind.STAGE_VARIABLE;
                };
        return new IdentitySource(kind, matcher.group(2));
    }

    /** Empty where the client sent none, or an empty one. */
    Optional<String> value(SocketApi api, Handshake handshake) {
        Optional<String> found =
                switch (kind) {
                    case HEADER -> handshake.header(name);
                    case QUERY -> handshake.query(name);
                    case CONTEXT -> Context.value(api, handshake, name);
                    case STAGE_VARIABLE ->
                        Optional.ofNullable(api.stageVariables().get(name));
                };
        return found.filter(it -> !it.isEmpty());
    }

    private static final class Context {
        static Optional<String> value(SocketApi api, Handshake handshake, String name) {
            return switch (name) {
                case "apiId" -> Optional.of(api.id());
                case "stage" -> Optional.of(api.stage());
                case "routeKey" -> Optional.of(Route.CONNECT);
                case "domainName" -> Optional.of(handshake.host());
                case "identity.sourceIp" -> Optional.of(handshake.sourceIp());
                case "identity.userAgent" -> handshake.header("user-agent");
                default -> Optional.empty();
            };
        }
    }
}
