package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.template.Resource;
import local.template.Stack;

/** Reads a template's HTTP APIs with their stages: {@code AWS::Serverless::HttpApi} and {@code AWS::ApiGatewayV2::Api}, in their order. */
final class ApiReader {
    private static final String SAM = "AWS::Serverless::HttpApi";
    private static final String RAW = "AWS::ApiGatewayV2::Api";

    private final Stack stack;
    private final GatewayOptions options;
    private final Functions functions;
    private final RouteReader routes;

    ApiReader(Stack stack, GatewayOptions options) {
        this.stack = stack;
        this.options = options;
        this.functions = new Functions(stack);
        this.routes = new RouteReader(stack, functions);
    }

    /** The HTTP APIs among a stack's resources. */
    static List<Resource> resources(Stack stack) {
        return stack.resources().stream().filter(ApiReader::isHttpApi).toList();
    }

    private static boolean isHttpApi(Resource resource) {
        return switch (resource.type()) {
            case SAM -> true;
            // One that is made of a definition says nothing of its protocol.
            case RAW ->
                resource.properties().path("ProtocolType").asText("HTTP").equalsIgnoreCase("HTTP");
            default -> false;
        };
    }

    /** One for each stage of each API. */
    List<HttpApi> apis() {
        return resources(stack).stream().flatMap(it -> stages(it).stream()).toList();
    }

    private List<HttpApi> stages(Resource api) {
        try {
            return stagesOf(api);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s (%s): %s".formatted(api.logicalId(), api.type(), e.getMessage()), e);
        }
    }

    private List<HttpApi> stagesOf(Resource api) {
        JsonNode properties = api.properties();
        boolean sam = api.type().equals(SAM);
        JsonNode definition = properties.path(sam ? "DefinitionBody" : "Body");
        var authorizers = new AuthorizerDefinitions(stack, api, definition, functions);
        RouteTable table = new RouteTable(routes.routes(api, definition, authorizers));
        JsonNode cors = properties.path("CorsConfiguration");
        Optional<Cors> allowed = Cors.of(cors.isMissingNode() ? definition.path("x-amazon-apigateway-cors") : cors);
        List<JsonNode> stages = new ArrayList<>();
        if (sam) {
            stages.add(properties);
        }
        stack.ofType("AWS::ApiGatewayV2::Stage").stream()
                .map(Resource::properties)
                .filter(it -> it.path("ApiId").asText().equals(api.ref()))
                .forEach(stages::add);
        if (properties.has("Target")) {
            stages.add(JsonNodeFactory.instance.objectNode());
        }
        return stages.stream().map(it -> api(api, table, allowed, it)).toList();
    }

    private HttpApi api(Resource api, RouteTable table, Optional<Cors> cors, JsonNode stage) {
        Map<String, String> variables = new HashMap<>();
        stage.path("StageVariables")
                .properties()
                .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
        return new HttpApi(
                api.logicalId(),
                api.ref(),
                stack.names().account(),
                stack.names().region(),
                stage.path("StageName").asText("$default"),
                variables,
                table,
                cors,
                Throttles.of(stage, routes.settings(api), table.routes(), options.clock()),
                Optional.of(stage.path("AccessLogSettings").path("Format").asText())
                        .filter(it -> !it.isEmpty()));
    }
}
