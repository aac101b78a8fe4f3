package local.websocket;

import java.util.Map;
import java.util.Optional;

/**
 * One WebSocket API with its one stage.
 *
 * @param routes by route key
 */
record SocketApi(
        String logicalId,
        String id,
        String account,
        String region,
        String stage,
        Map<String, String> stageVariables,
        RouteSelection selection,
        Map<String, Route> routes) {
    SocketApi {
        stageVariables = Map.copyOf(stageVariables);
        routes = Map.copyOf(routes);
    }

    Optional<Route> route(String key) {
        return Optional.ofNullable(routes.get(key));
    }

    /** The route of a message: the one that its selected key names exactly, else {@code $default}. */
    Optional<Route> routeOf(String message) {
        return selection
                .key(message)
                .filter(it -> !Route.RESERVED.contains(it))
                .flatMap(this::route)
                .or(() -> route(Route.DEFAULT));
    }

    /** What an authorizer's policy speaks of. */
    String connectArn() {
        return "arn:aws:execute-api:%s:%s:%s/%s/%s".formatted(region, account, id, stage, Route.CONNECT);
    }
}
