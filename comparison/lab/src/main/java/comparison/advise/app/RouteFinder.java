package comparison.advise.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import local.gateway.Functions;
import local.gateway.StackRoutes;
import local.template.Resource;
import local.template.Stack;

/** Finds the routes of HTTP APIs (the local gateway reads those) and of REST APIs, and where each is written. */
final class RouteFinder {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String REST = "AWS::Serverless::Api";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";

    private final Stack stack;
    private final Functions functions;

    RouteFinder(Stack stack) {
        this.stack = stack;
        this.functions = new Functions(stack);
    }

    List<FoundRoute> all() {
        Map<String, RoutePlace> places = places();
        List<FoundRoute> found = new ArrayList<>();
        for (var route : StackRoutes.of(stack)) {
            String key = key(route.method(), route.path());
            RoutePlace place = places.getOrDefault(
                    route.api() + " " + key,
                    new RoutePlace.Elsewhere("a route, integration or target resource of its own"));
            found.add(new FoundRoute(route.api(), key, route.function(), route.why(), place));
        }
        found.addAll(rest());
        return found;
    }

    /** By API and key. */
    private Map<String, RoutePlace> places() {
        Map<String, RoutePlace> places = new HashMap<>();
        for (Resource resource : stack.resources()) {
            for (String property : List.of("DefinitionBody", "Body")) {
                for (var path :
                        resource.properties().path(property).path("paths").properties()) {
                    for (var operation : path.getValue().properties()) {
                        places.put(
                                resource.logicalId() + " " + key(method(operation.getKey()), written(path.getKey())),
                                new RoutePlace.Definition(
                                        resource.logicalId(), property, path.getKey(), operation.getKey()));
                    }
                }
            }
        }
        eachEvent("HttpApi", "ApiId", "ServerlessHttpApi", (api, function, name, event) -> {
            boolean pathless = event.path("Path").asText(FoundRoute.DEFAULT).equals(FoundRoute.DEFAULT);
            String key = pathless
                    ? FoundRoute.DEFAULT
                    : key(event.path("Method").asText("ANY"), event.path("Path").asText());
            places.put(api + " " + key, new RoutePlace.Event(function, name));
        });
        return places;
    }

    private List<FoundRoute> rest() {
        List<FoundRoute> found = new ArrayList<>();
        for (Resource api : stack.ofType(REST)) {
            for (var path :
                    api.properties().path("DefinitionBody").path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    String uri =
                            operation.getValue().path(INTEGRATION).path("uri").asText();
                    if (!uri.isEmpty()) {
                        Optional<String> function = functions.find(uri);
                        found.add(new FoundRoute(
                                api.logicalId(),
                                key(method(operation.getKey()), path.getKey()),
                                function,
                                function.isEmpty() ? "its integration names no function of the stack" : "",
                                new RoutePlace.Definition(
                                        api.logicalId(), "DefinitionBody", path.getKey(), operation.getKey())));
                    }
                }
            }
        }
        eachEvent(
                "Api",
                "RestApiId",
                "ServerlessRestApi",
                (api, function, name, event) -> found.add(new FoundRoute(
                        api,
                        key(
                                event.path("Method").asText("ANY"),
                                event.path("Path").asText()),
                        Optional.of(function),
                        "",
                        new RoutePlace.Event(function, name))));
        return found;
    }

    private interface EventReader {
        void event(String api, String function, String name, JsonNode properties);
    }

    private void eachEvent(String type, String reference, String implied, EventReader reader) {
        for (Resource function : stack.ofType(FUNCTION)) {
            for (var event : function.properties().path("Events").properties()) {
                JsonNode properties = event.getValue().path("Properties");
                if (event.getValue().path("Type").asText().equals(type)) {
                    reader.event(
                            api(properties.path(reference), implied), function.logicalId(), event.getKey(), properties);
                }
            }
        }
    }

    private String api(JsonNode reference, String implied) {
        if (reference.isMissingNode()) {
            return implied;
        }
        return stack.resources().stream()
                .filter(it -> it.ref().equals(reference.asText()))
                .findFirst()
                .map(Resource::logicalId)
                .orElse(reference.asText());
    }

    private static String written(String path) {
        return path.equals("/" + FoundRoute.DEFAULT) ? FoundRoute.DEFAULT : path;
    }

    private static String method(String operation) {
        return operation.equalsIgnoreCase(ANY_METHOD) ? "ANY" : operation;
    }

    private static String key(String method, String path) {
        return path.equals(FoundRoute.DEFAULT) ? FoundRoute.DEFAULT : method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
