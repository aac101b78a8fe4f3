package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import local.gateway.Route.Integration;
import local.template.Resource;
import local.template.Stack;

/** Collects one API's routes: the functions' {@code HttpApi} events, the paths of its OpenAPI definition, and route resources. */
final class RouteReader {
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", ANY_METHOD);
    private static final String INTEGRATIONS = "integrations/";

    private final Stack stack;
    private final IntegrationReader integrations;

    RouteReader(Stack stack, Functions functions) {
        this.stack = stack;
        this.integrations = new IntegrationReader(functions);
    }

    /** @param definition the API's OpenAPI definition, missing where it has none */
    List<Route> routes(Resource api, JsonNode definition, AuthorizerDefinitions authorizers) {
        List<Route> routes = new ArrayList<>(fromDefinition(definition, authorizers));
        eachEvent(api, (function, event) -> routes.add(fromEvent(function, event, authorizers)));
        for (Resource route : stack.ofType("AWS::ApiGatewayV2::Route")) {
            if (route.properties().path("ApiId").asText().equals(api.ref())) {
                routes.add(fromResource(route.properties(), authorizers));
            }
        }
        JsonNode target = api.properties().path("Target");
        if (target.isTextual()) {
            String key = api.properties().path("RouteKey").asText(Route.DEFAULT);
            routes.add(route(key, integrations.target(target.textValue()), new Route.Access.Open()));
        }
        return routes;
    }

    /** The {@code RouteSettings} that stand in events, by the route's key. */
    Map<String, JsonNode> settings(Resource api) {
        Map<String, JsonNode> settings = new HashMap<>();
        eachEvent(api, (function, event) -> {
            JsonNode own = event.path("RouteSettings");
            if (own.isObject()) {
                settings.put(key(event), own);
            }
        });
        return settings;
    }

    private void eachEvent(Resource api, BiConsumer<Resource, JsonNode> to) {
        for (Resource function : stack.ofType("AWS::Serverless::Function")) {
            for (var event : function.properties().path("Events")) {
                JsonNode properties = event.path("Properties");
                boolean own = properties.has("ApiId")
                        ? properties.path("ApiId").asText().equals(api.ref())
                        : api.logicalId().equals("ServerlessHttpApi");
                if (own && event.path("Type").asText().equals("HttpApi")) {
                    to.accept(function, properties);
                }
            }
        }
    }

    private static String key(JsonNode event) {
        boolean pathless = !event.has("Path") || event.path("Path").asText().equals(Route.DEFAULT);
        return pathless
                ? Route.DEFAULT
                : method(event.path("Method").asText(Route.ANY))
                        + " "
                        + event.path("Path").asText();
    }

    private static Route fromEvent(Resource function, JsonNode event, AuthorizerDefinitions authorizers) {
        JsonNode name = event.path("Auth").path("Authorizer");
        return route(
                key(event),
                IntegrationReader.event(function.logicalId(), event),
                authorizers.access(name.isTextual() ? Optional.of(name.textValue()) : Optional.empty()));
    }

    private Route fromResource(JsonNode route, AuthorizerDefinitions authorizers) {
        String target = route.path("Target").asText();
        String id = target.startsWith(INTEGRATIONS) ? target.substring(INTEGRATIONS.length()) : "";
        Integration integration = stack.ofType("AWS::ApiGatewayV2::Integration").stream()
                .filter(it -> it.ref().equals(id))
                .findFirst()
                .map(it -> integrations.resource(it.properties()))
                .orElseGet(() -> new Integration.Unsupported("the target '%s' is no integration".formatted(target)));
        return route(route.path("RouteKey").asText(), integration, authorizers.ofRoute(route));
    }

    private static Route route(String key, Integration integration, Route.Access access) {
        int space = key.indexOf(' ');
        return space < 0
                ? new Route(Route.ANY, key, integration, access)
                : new Route(
                        key.substring(0, space).toUpperCase(Locale.ROOT),
                        key.substring(space + 1),
                        integration,
                        access);
    }

    private List<Route> fromDefinition(JsonNode definition, AuthorizerDefinitions authorizers) {
        List<Route> routes = new ArrayList<>();
        for (var path : definition.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String method = operation.getKey().toLowerCase(Locale.ROOT);
                JsonNode integration = integration(definition, operation.getValue());
                if (METHODS.contains(method) && !integration.isMissingNode()) {
                    String route = path.getKey().equals("/" + Route.DEFAULT) ? Route.DEFAULT : path.getKey();
                    routes.add(new Route(
                            method(method),
                            route,
                            integrations.openApi(integration),
                            authorizers.access(security(definition, method, operation.getValue(), authorizers))));
                }
            }
        }
        return routes;
    }

    private static JsonNode integration(JsonNode definition, JsonNode operation) {
        JsonNode inline = operation.path("x-amazon-apigateway-integration");
        String reference = inline.path("$ref").asText();
        return reference.startsWith("#/") ? definition.at(reference.substring(1)) : inline;
    }

    /**
     * As SAM merges it: a {@code security} that names something stays, and with a default authorizer an empty one does not open the route.
     * Only OPTIONS is left out of the default.
     */
    private static Optional<String> security(
            JsonNode definition, String method, JsonNode operation, AuthorizerDefinitions authorizers) {
        JsonNode own = operation.path("security");
        if (own.isEmpty() && authorizers.hasDefault()) {
            return method.equals("options") ? Optional.of("NONE") : Optional.empty();
        }
        JsonNode chosen = own.isMissingNode() ? definition.path("security") : own;
        return Optional.of(chosen.path(0).properties().stream()
                .findFirst()
                .map(it -> it.getKey())
                .orElse("NONE"));
    }

    private static String method(String written) {
        return written.equalsIgnoreCase(ANY_METHOD) ? Route.ANY : written.toUpperCase(Locale.ROOT);
    }
}
