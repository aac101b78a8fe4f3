package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import local.gateway.Route.Integration;
import local.template.Resource;
import local.template.Stack;

/** The routes of a template's HTTP APIs with the function behind each, for who wants to know them and not to serve them. */
public final class StackRoutes {
    /**
     * One route.
     *
     * @param api the API's logical id
     * @param method such as {@code GET}, or {@code ANY}
     * @param path such as {@code /orders/{id}}, or {@code $default}
     * @param function the logical id of the one that answers; empty where none of the stack does
     * @param why none does, in words
     */
    public record Found(String api, String method, String path, Optional<String> function, String why) {}

    private StackRoutes() {}

    /** Every route of every HTTP API, in the template's order. */
    public static List<Found> of(Stack stack) {
        Functions functions = new Functions(stack);
        RouteReader reader = new RouteReader(stack, functions);
        return ApiReader.resources(stack).stream()
                .flatMap(api -> reader.routes(api, definition(api), authorizers(stack, api, functions)).stream()
                        .map(route -> found(api, route)))
                .toList();
    }

    private static AuthorizerDefinitions authorizers(Stack stack, Resource api, Functions functions) {
        return new AuthorizerDefinitions(stack, api, definition(api), functions);
    }

    private static JsonNode definition(Resource api) {
        JsonNode sam = api.properties().path("DefinitionBody");
        return sam.isMissingNode() ? api.properties().path("Body") : sam;
    }

    private static Found found(Resource api, Route route) {
        return switch (route.integration()) {
            case Integration.Function function ->
                new Found(api.logicalId(), route.method(), route.path(), Optional.of(function.function()), "");
            case Integration.Proxy proxy ->
                new Found(api.logicalId(), route.method(), route.path(), Optional.empty(), "it leads to a server");
            case Integration.Unsupported(String why) ->
                new Found(api.logicalId(), route.method(), route.path(), Optional.empty(), why);
        };
    }
}
