package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.template.Resource;
import local.template.Stack;

/** A stack's HTTP APIs. One port serves them all: the host name {@code <api id>.…} chooses one, anything else is the first. */
final class HttpApis {
    private final List<HttpApi> all;

    private HttpApis(List<HttpApi> all) {
        this.all = List.copyOf(all);
    }

    static HttpApis of(Stack stack, GatewayOptions options) {
        Functions functions = new Functions(stack);
        RouteReader reader = new RouteReader(stack, functions);
        return new HttpApis(stack.ofType("AWS::Serverless::HttpApi").stream()
                .map(it -> api(stack, it, reader, functions, options))
                .toList());
    }

    private static HttpApi api(
            Stack stack, Resource resource, RouteReader reader, Functions functions, GatewayOptions options) {
        JsonNode properties = resource.properties();
        List<Route> routes = reader.routes(resource, new AuthorizerDefinitions(properties, functions));
        Map<String, String> variables = new HashMap<>();
        properties
                .path("StageVariables")
                .properties()
                .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
        JsonNode cors = properties.path("CorsConfiguration");
        return new HttpApi(
                resource.ref(),
                stack.names().account(),
                stack.names().region(),
                properties.path("StageName").asText("$default"),
                variables,
                new RouteTable(routes),
                Cors.of(
                        cors.isMissingNode()
                                ? properties.path("DefinitionBody").path("x-amazon-apigateway-cors")
                                : cors),
                Throttles.of(properties, routes, options.clock()),
                Optional.of(properties.path("AccessLogSettings").path("Format").asText())
                        .filter(it -> !it.isEmpty()));
    }

    List<HttpApi> all() {
        return all;
    }

    Optional<HttpApi> of(Request request) {
        for (HttpApi api : all) {
            if (request.domainPrefix().equals(api.id())) {
                return Optional.of(api);
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }
}
