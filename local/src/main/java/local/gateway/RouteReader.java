package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import local.gateway.Route.Integration;
import local.template.Resource;
import local.template.Stack;

/** Collects one API's routes: the functions' {@code HttpApi} events, and the paths of its {@code DefinitionBody}. */
final class RouteReader {
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", ANY_METHOD);
    private static final int STANDARD_TIMEOUT_MS = 30_000;

    private final Stack stack;
    private final Functions functions;

    RouteReader(Stack stack, Functions functions) {
        this.stack = stack;
        this.functions = functions;
    }

    List<Route> routes(Resource api, AuthorizerDefinitions authorizers) {
        List<Route> routes = new ArrayList<>(fromBody(api.properties().path("DefinitionBody"), authorizers));
        for (Resource function : stack.ofType("AWS::Serverless::Function")) {
            for (var event : function.properties().path("Events")) {
                JsonNode properties = event.path("Properties");
                boolean own = properties.has("ApiId")
                        ? properties.path("ApiId").asText().equals(api.ref())
                        : api.logicalId().equals("ServerlessHttpApi");
                if (own && event.path("Type").asText().equals("HttpApi")) {
                    routes.add(fromEvent(function, properties, authorizers));
                }
            }
        }
        return routes;
    }

    private static Route fromEvent(Resource function, JsonNode event, AuthorizerDefinitions authorizers) {
        boolean pathless = !event.has("Path") || event.path("Path").asText().equals(Route.DEFAULT);
        JsonNode name = event.path("Auth").path("Authorizer");
        Integration integration =
                event.path("PayloadFormatVersion").asText("2.0").equals("2.0")
                        ? new Integration.Function(function.logicalId(), timeout(event.path("TimeoutInMillis")))
                        : new Integration.Unsupported("only payload format 2.0 is run here");
        return new Route(
                pathless ? Route.ANY : method(event.path("Method").asText(Route.ANY)),
                pathless ? Route.DEFAULT : event.path("Path").asText(),
                integration,
                authorizers.access(name.isTextual() ? Optional.of(name.textValue()) : Optional.empty()));
    }

    private List<Route> fromBody(JsonNode body, AuthorizerDefinitions authorizers) {
        List<Route> routes = new ArrayList<>();
        for (var path : body.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String method = operation.getKey().toLowerCase(Locale.ROOT);
                JsonNode integration = integration(body, operation.getValue());
                if (METHODS.contains(method) && !integration.isMissingNode()) {
                    String route = path.getKey().equals("/" + Route.DEFAULT) ? Route.DEFAULT : path.getKey();
                    routes.add(new Route(
                            method(method),
                            route,
                            integration(integration),
                            authorizers.access(security(body, method, operation.getValue(), authorizers))));
                }
            }
        }
        return routes;
    }

    private static JsonNode integration(JsonNode body, JsonNode operation) {
        JsonNode inline = operation.path("x-amazon-apigateway-integration");
        String reference = inline.path("$ref").asText();
        return reference.startsWith("#/") ? body.at(reference.substring(1)) : inline;
    }

    private Integration integration(JsonNode node) {
        String type = node.path("type").asText();
        if (!type.equalsIgnoreCase("aws_proxy")) {
            return new Integration.Unsupported("an integration of type '%s' is not run here".formatted(type));
        }
        if (!node.path("payloadFormatVersion").asText().equals("2.0")) {
            return new Integration.Unsupported("only payload format 2.0 is run here");
        }
        String uri = node.path("uri").asText();
        return functions
                .find(uri)
                .<Integration>map(it -> new Integration.Function(it, timeout(node.path("timeoutInMillis"))))
                .orElseGet(() -> new Integration.Unsupported("the integration names no function of the stack: " + uri));
    }

    /**
     * As SAM merges it: a {@code security} that names something stays, and with a default authorizer an empty one does not open the route.
     * Only OPTIONS is left out of the default.
     */
    private static Optional<String> security(
            JsonNode body, String method, JsonNode operation, AuthorizerDefinitions authorizers) {
        JsonNode own = operation.path("security");
        if (own.isEmpty() && authorizers.hasDefault()) {
            return method.equals("options") ? Optional.of("NONE") : Optional.empty();
        }
        JsonNode chosen = own.isMissingNode() ? body.path("security") : own;
        return Optional.of(chosen.path(0).properties().stream()
                .findFirst()
                .map(it -> it.getKey())
                .orElse("NONE"));
    }

    private static Duration timeout(JsonNode milliseconds) {
        return Duration.ofMillis(milliseconds.asLong(STANDARD_TIMEOUT_MS));
    }

    private static String method(String written) {
        return written.equalsIgnoreCase(ANY_METHOD) ? Route.ANY : written.toUpperCase(Locale.ROOT);
    }
}
