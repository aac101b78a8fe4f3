package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stage's throttles: {@code RouteSettings} per route, else {@code DefaultRouteSettings}, which each route has for itself. */
final class Throttles {
    private final Map<String, Throttle> byRouteKey;

    private Throttles(Map<String, Throttle> byRouteKey) {
        this.byRouteKey = byRouteKey;
    }

    /**
     * Reads {@code RouteSettings} and {@code DefaultRouteSettings} of a stage.
     *
     * @param byEvent settings of single routes, from the events that made them; they go before the stage's
     */
    static Throttles of(JsonNode stage, Map<String, JsonNode> byEvent, List<Route> routes, InstantSource clock) {
        Map<String, Throttle> throttles = new HashMap<>();
        JsonNode standard = stage.path("DefaultRouteSettings");
        for (Route route : routes) {
            JsonNode ofStage = stage.path("RouteSettings").path(route.key());
            JsonNode own = byEvent.getOrDefault(route.key(), ofStage);
            JsonNode rate = first(own, standard, "ThrottlingRateLimit");
            JsonNode burst = first(own, standard, "ThrottlingBurstLimit");
            if (!rate.isMissingNode() || !burst.isMissingNode()) {
                double perSecond = rate.asDouble(10_000); // the account's own limits: 10,000 a second, 5,000 at once
                throttles.put(
                        route.key(),
                        new Throttle(
                                clock, perSecond, burst.isMissingNode() ? Math.max(1, perSecond) : burst.asDouble()));
            }
        }
        return new Throttles(throttles);
    }

    boolean admits(Route route) {
        Throttle throttle = byRouteKey.get(route.key());
        return throttle == null || throttle.admits();
    }

    private static JsonNode first(JsonNode own, JsonNode standard, String field) {
        JsonNode mine = own.path(field);
        return mine.isMissingNode() ? standard.path(field) : mine;
    }
}
