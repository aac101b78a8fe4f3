package local.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import local.gateway.Functions;
import local.gateway.Throttle;
import local.template.Resource;
import local.template.Stack;

/** Reads a stack's WebSocket APIs from the raw resources: those of SAM's have been made into them when the template was read. */
final class SocketApis {
    private static final String V2 = "AWS::ApiGatewayV2::";

    private final Stack stack;
    private final InstantSource clock;
    private final RouteReader routes;
    private final List<String> warnings = new ArrayList<>();

    private SocketApis(Stack stack, InstantSource clock) {
        this.stack = stack;
        this.clock = clock;
        this.routes = new RouteReader(stack, new Functions(stack), warnings);
    }

    /** The APIs that can be served, and what is wrong with them or with the others. */
    record Found(List<SocketApi> apis, List<String> warnings) {
        Found {
            apis = List.copyOf(apis);
            warnings = List.copyOf(warnings);
        }
    }

    static Found in(Stack stack, InstantSource clock) {
        SocketApis reader = new SocketApis(stack, clock);
        List<SocketApi> apis = stack.resources().stream()
                .filter(SocketApis::isApi)
                .flatMap(it -> reader.api(it).stream())
                .toList();
        return new Found(apis, reader.warnings);
    }

    private static boolean isApi(Resource resource) {
        return resource.type().equals("AWS::Serverless::WebSocketApi")
                || (resource.type().equals(V2 + "Api")
                        && resource.properties().path("ProtocolType").asText().equals("WEBSOCKET"));
    }

    private Optional<SocketApi> api(Resource resource) {
        List<Resource> stages = of(resource, "Stage");
        if (stages.isEmpty()) {
            warnings.add("%s has no stage: it is not served".formatted(resource.logicalId()));
            return Optional.empty();
        }
        if (stages.size() > 1) {
            warnings.add("%s has several stages: only %s is served"
                    .formatted(resource.logicalId(), stages.getFirst().logicalId()));
        }
        JsonNode stage = stages.getFirst().properties();
        RouteSelection selection;
        try {
            selection = RouteSelection.parse(
                    resource.properties().path("RouteSelectionExpression").asText());
        } catch (IllegalArgumentException e) {
            warnings.add("%s: %s: it is not served".formatted(resource.logicalId(), e.getMessage()));
            return Optional.empty();
        }
        Map<String, Route> byKey = new HashMap<>();
        Set<String> answering = of(resource, "RouteResponse").stream()
                .filter(it -> it.properties().path("RouteResponseKey").asText().equals(Route.DEFAULT))
                .map(it -> it.properties().path("RouteId").asText())
                .collect(Collectors.toSet());
        for (Resource route : of(resource, "Route")) {
            Route read = routes.read(route, answering.contains(route.ref()));
            if (byKey.putIfAbsent(read.key(), read) != null) {
                warnings.add("%s: there is another route %s".formatted(route.logicalId(), read.key()));
            }
        }
        Map<String, String> variables = new TreeMap<>();
        stage.path("StageVariables")
                .properties()
                .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
        return Optional.of(new SocketApi(
                resource.logicalId(),
                resource.ref(),
                stack.names().account(),
                stack.names().region(),
                stage.path("StageName").asText(),
                variables,
                selection,
                byKey,
                throttles(stage, byKey.keySet()),
                Optional.of(stage.path("AccessLogSettings").path("Format").asText())
                        .filter(it -> !it.isEmpty())));
    }

    /** {@code RouteSettings} per route, else {@code DefaultRouteSettings}, which each route has for itself. */
    private Map<String, Throttle> throttles(JsonNode stage, Set<String> keys) {
        Map<String, Throttle> throttles = new HashMap<>();
        JsonNode standard = stage.path("DefaultRouteSettings");
        for (String key : keys) {
            JsonNode own = stage.path("RouteSettings").path(key);
            JsonNode rate = own.path("ThrottlingRateLimit");
            JsonNode burst = own.path("ThrottlingBurstLimit");
            rate = rate.isMissingNode() ? standard.path("ThrottlingRateLimit") : rate;
            burst = burst.isMissingNode() ? standard.path("ThrottlingBurstLimit") : burst;
            if (!rate.isMissingNode() || !burst.isMissingNode()) {
                double perSecond = rate.asDouble(10_000); // the account's own limit
                double atOnce = burst.asDouble(Math.max(1, perSecond));
                throttles.put(key, new Throttle(clock, perSecond, atOnce));
            }
        }
        return throttles;
    }

    private List<Resource> of(Resource api, String type) {
        return stack.ofType(V2 + type).stream()
                .filter(it -> it.properties().path("ApiId").asText().equals(api.ref()))
                .toList();
    }
}
