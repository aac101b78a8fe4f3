package local.websocket;

import java.util.Map;
import java.util.Optional;
import local.gateway.Throttle;

/**
 * One WebSocket API with its one stage.
 *
 * @param routes by route key
 * @param throttles by route key; routes without one are not throttled
 * @param accessLogFormat the stage's {@code AccessLogSettings.Format}
 */
record SocketApi(
        String logicalId,
        String id,
        String account,
        String region,
        String stage,
        Map<String, String> stageVariables,
        RouteSelection selection,
        Map<String, Route> routes,
        Map<String, Throttle> throttles,
        Optional<String> accessLogFormat) {
    SocketApi {
        stageVariables = Map.copyOf(stageVariables);
        routes = Map.copyOf(routes);
        throttles = Map.copyOf(throttles);
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

    /** Whether one more request to this route may pass now; if so, it is counted. */
    boolean admits(String key) {
        Throttle throttle = throttles.get(key);
        return throttle == null || throttle.admits();
    }

    /** What an authorizer's policy speaks of. */
    String connectArn() {
        return "arn:aws:execute-api:%s:%s:%s/%s/%s".formatted(region, account, id, stage, Route.CONNECT);
    }
}
