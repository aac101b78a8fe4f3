package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import local.gateway.Route.Access;
import local.gateway.Route.Integration;
import local.template.Golden;
import local.template.Resource;
import local.template.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes that are read from a template are those that SAM's OpenAPI definition has: function, format, time, authorizer. */
class GoldenRoutesTest {
    private static final String NOT_RUN = "not run here";

    static List<Golden> templates() {
        return Golden.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void routes(Golden golden) {
        assertThat(read(golden.written())).containsExactlyInAnyOrderElementsOf(recorded(golden.expanded()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void what_sam_makes_of_a_template_is_read_like_the_template(Golden golden) {
        assertThat(read(golden.expanded())).containsExactlyInAnyOrderElementsOf(read(golden.written()));
        assertThat(stages(golden.expanded())).containsExactlyInAnyOrderElementsOf(stages(golden.written()));
    }

    @Test
    void there_is_something_to_compare() {
        List<String> routes = Golden.all().stream()
                .flatMap(it -> recorded(it.expanded()).stream())
                .toList();

        assertThat(Golden.all().stream().map(Golden::name).distinct()).hasSizeGreaterThan(20);
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(routes.stream().filter(it -> it.contains("authorizer "))).hasSizeGreaterThan(5);
    }

    private static List<String> read(Stack stack) {
        Functions functions = new Functions(stack);
        RouteReader reader = new RouteReader(stack, functions);
        return ApiReader.resources(stack).stream()
                .flatMap(api -> {
                    JsonNode definition = definition(api);
                    return reader
                            .routes(api, definition, new AuthorizerDefinitions(stack, api, definition, functions))
                            .stream()
                            .map(it -> "%s %s -> %s, %s"
                                    .formatted(api.logicalId(), it.key(), target(it.integration()), who(it.access())));
                })
                .toList();
    }

    private static String target(Integration integration) {
        return switch (integration) {
            case Integration.Function function ->
                "%s %s %d ms"
                        .formatted(
                                function.function(),
                                function.format(),
                                function.timeout().toMillis());
            case Integration.Proxy proxy -> proxy.target().template();
            case Integration.Unsupported _ -> NOT_RUN;
        };
    }

    private static String who(Access access) {
        return switch (access) {
            case Access.Open _ -> "open";
            case Access.Guarded(var it) ->
                "authorizer %s %s %s %s %d s simple=%s"
                        .formatted(
                                it.name(),
                                it.function(),
                                it.format(),
                                it.sources(),
                                it.ttl().toSeconds(),
                                it.simple());
            case Access.Unsupported _ -> NOT_RUN;
        };
    }

    private static JsonNode definition(Resource api) {
        JsonNode sam = api.properties().path("DefinitionBody");
        return sam.isMissingNode() ? api.properties().path("Body") : sam;
    }

    /** Straight from the definition that SAM wrote, and from routes that are resources of their own. */
    private static List<String> recorded(Stack expanded) {
        Functions functions = new Functions(expanded);
        List<String> routes = new ArrayList<>();
        for (Resource api : expanded.ofType("AWS::ApiGatewayV2::Api")) {
            JsonNode body = api.properties().path("Body");
            body.path("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> routes.add("%s %s -> %s, %s"
                            .formatted(
                                    api.logicalId(),
                                    key(operation.getKey(), path.getKey()),
                                    target(operation.getValue(), functions),
                                    who(operation.getValue(), body, functions)))));
        }
        for (Resource route : expanded.ofType("AWS::ApiGatewayV2::Route")) {
            JsonNode it = route.properties();
            expanded.ofType("AWS::ApiGatewayV2::Api").stream()
                    .filter(api -> api.ref().equals(it.path("ApiId").asText()))
                    .filter(api ->
                            api.properties().path("ProtocolType").asText().equals("HTTP"))
                    .forEach(api -> routes.add("%s %s -> %s, open"
                            .formatted(api.logicalId(), it.path("RouteKey").asText(), raw(it, expanded, functions))));
        }
        return routes;
    }

    private static String raw(JsonNode route, Stack expanded, Functions functions) {
        JsonNode integration = expanded.ofType("AWS::ApiGatewayV2::Integration").stream()
                .filter(it -> route.path("Target").asText().equals("integrations/" + it.ref()))
                .findFirst()
                .orElseThrow()
                .properties();
        String uri = integration.path("IntegrationUri").asText();
        return "%s V%s %s ms"
                .formatted(
                        functions.find(uri).orElse(uri),
                        integration.path("PayloadFormatVersion").asText().substring(0, 1),
                        Golden.text(integration, "TimeoutInMillis", 30_000));
    }

    private static String key(String method, String path) {
        String verb = method.equals("x-amazon-apigateway-any-method") ? Route.ANY : method.toUpperCase(Locale.ROOT);
        return path.endsWith(Route.DEFAULT) ? Route.DEFAULT : verb + " " + path;
    }

    private static String target(JsonNode operation, Functions functions) {
        JsonNode integration = operation.path("x-amazon-apigateway-integration");
        String uri = integration.path("uri").asText();
        return integration.path("type").asText().equals("http_proxy")
                ? uri
                : "%s V%s %s ms"
                        .formatted(
                                functions.find(uri).orElse(uri),
                                integration
                                        .path("payloadFormatVersion")
                                        .asText()
                                        .substring(0, 1),
                                Golden.text(integration, "timeoutInMillis", 30_000));
    }

    private static String who(JsonNode operation, JsonNode body, Functions functions) {
        JsonNode security = operation.path("security").path(0);
        Optional<String> name = Stream.of(security)
                .flatMap(it -> it.properties().stream())
                .map(it -> it.getKey())
                .filter(it -> !it.equals("NONE"))
                .findFirst();
        return name.isEmpty() ? "open" : authorizer(name.get(), body, functions);
    }

    private static String authorizer(String name, JsonNode body, Functions functions) {
        JsonNode it = body.path("components").path("securitySchemes").path(name).path("x-amazon-apigateway-authorizer");
        if (!it.path("type").asText().equals("request")) {
            return NOT_RUN;
        }
        String uri = it.path("authorizerUri").asText();
        return "authorizer %s %s V%s %s %s s simple=%s"
                .formatted(
                        name,
                        functions.find(uri).orElse(uri),
                        it.path("authorizerPayloadFormatVersion").asText().substring(0, 1),
                        it.path("identitySource")
                                .valueStream()
                                .map(JsonNode::asText)
                                .map(IdentitySource::parse)
                                .toList(),
                        Golden.text(it, "authorizerResultTtlInSeconds", 300),
                        it.path("enableSimpleResponses").asBoolean());
    }

    private static List<String> stages(Stack stack) {
        return new ApiReader(stack, GatewayOptions.standard())
                .apis().stream()
                        .map(it -> "%s %s %s %s %s"
                                .formatted(
                                        it.logicalId(),
                                        it.stage(),
                                        it.stageVariables(),
                                        it.cors(),
                                        it.accessLogFormat()))
                        .toList();
    }
}
