package local.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import local.gateway.Functions;
import local.template.Resource;
import local.template.Stack;

/** Reads one {@code AWS::ApiGatewayV2::Route} with its integration and its authorizer. */
final class RouteReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final long STANDARD_TIMEOUT_MS = 29_000;

    private final Stack stack;
    private final Functions functions;
    private final List<String> warnings;

    RouteReader(Stack stack, Functions functions, List<String> warnings) {
        this.stack = stack;
        this.functions = functions;
        this.warnings = warnings;
    }

    /** Reads a route; {@code answering} says that it has a route response. */
    Route read(Resource resource, boolean answering) {
        JsonNode properties = resource.properties();
        boolean asked =
                !properties.path("RouteResponseSelectionExpression").asText().isEmpty();
        if (asked != answering) {
            warnings.add(
                    asked
                            ? "%s has a RouteResponseSelectionExpression but no RouteResponse $default: nothing it answers reaches the client"
                                    .formatted(resource.logicalId())
                            : "%s has a RouteResponse but no RouteResponseSelectionExpression: nothing it answers reaches the client"
                                    .formatted(resource.logicalId()));
        }
        Route.Integration integration = integration(properties.path("Target").asText());
        Route.Access access = access(properties);
        Stream.concat(
                        integration instanceof Route.Integration.Unsupported(var why)
                                ? Stream.of(why)
                                : Stream.<String>empty(),
                        access instanceof Route.Access.Unsupported(var why) ? Stream.of(why) : Stream.<String>empty())
                .forEach(it -> warnings.add("%s: %s".formatted(resource.logicalId(), it)));
        return new Route(
                properties.path("RouteKey").asText(),
                integration,
                access,
                asked && answering ? Route.Reply.TO_CLIENT : Route.Reply.NONE);
    }

    private Route.Integration integration(String target) {
        Optional<Resource> found = referred("Integration", target.substring(target.indexOf('/') + 1));
        if (found.isEmpty()) {
            return new Route.Integration.Unsupported("its target '%s' is no integration".formatted(target));
        }
        JsonNode node = found.get().properties();
        String type = node.path("IntegrationType").asText();
        return switch (type) {
            case "AWS_PROXY" -> {
                String uri = node.path("IntegrationUri").asText();
                Duration timeout =
                        Duration.ofMillis(node.path("TimeoutInMillis").asLong(STANDARD_TIMEOUT_MS));
                yield functions
                        .find(uri)
                        .<Route.Integration>map(it -> new Route.Integration.Function(it, timeout))
                        .orElseGet(() -> new Route.Integration.Unsupported(
                                "its integration names no function of the stack: " + uri));
            }
            case "MOCK" -> mock(found.get());
            default -> new Route.Integration.Unsupported("an integration of type %s is not run here".formatted(type));
        };
    }

    /** A mock answers with the status that its request template names, and with the text of its response. */
    private Route.Integration mock(Resource resource) {
        JsonNode node = resource.properties();
        String request = template(node, "RequestTemplates").orElse("");
        int status;
        try {
            status = MAPPER.readTree(request).path("statusCode").asInt();
        } catch (JsonProcessingException e) {
            status = 0;
        }
        if (status == 0) {
            return new Route.Integration.Unsupported("its mock has no request template that is JSON with a statusCode");
        }
        String chosen = "/%d/".formatted(status);
        List<Resource> responses = stack.ofType("AWS::ApiGatewayV2::IntegrationResponse").stream()
                .filter(it -> it.properties().path("IntegrationId").asText().equals(resource.ref()))
                .toList();
        Optional<String> text = Stream.of(chosen, Route.DEFAULT)
                .flatMap(key -> responses.stream().filter(it -> it.properties()
                        .path("IntegrationResponseKey")
                        .asText()
                        .equals(key)))
                .findFirst()
                .flatMap(it -> template(it.properties(), "ResponseTemplates"));
        if (text.filter(it -> it.contains("#set") || it.contains("$input") || it.contains("$util"))
                .isPresent()) {
            warnings.add("%s: of its response template only $context variables are filled in"
                    .formatted(resource.logicalId()));
        }
        return new Route.Integration.Mock(status, text);
    }

    private static Optional<String> template(JsonNode node, String field) {
        JsonNode templates = node.path(field);
        String wanted = node.path("TemplateSelectionExpression").asText().replace("\\", "");
        return Stream.of(wanted, "200", "$default", "application/json")
                .map(templates::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .or(() -> templates.valueStream().filter(JsonNode::isTextual).findFirst())
                .map(JsonNode::textValue);
    }

    private Route.Access access(JsonNode route) {
        String type = route.path("AuthorizationType").asText();
        if (type.isEmpty() || type.equals("NONE")) {
            return new Route.Access.Open();
        }
        if (!type.equals("CUSTOM")) {
            return new Route.Access.Unsupported("authorization of type %s is not run here".formatted(type));
        }
        if (!route.path("RouteKey").asText().equals(Route.CONNECT)) {
            return new Route.Access.Unsupported("only $connect can have an authorizer");
        }
        Optional<Resource> found =
                referred("Authorizer", route.path("AuthorizerId").asText());
        if (found.isEmpty()) {
            return new Route.Access.Unsupported("its authorizer is defined nowhere");
        }
        JsonNode authorizer = found.get().properties();
        Optional<String> function =
                functions.find(authorizer.path("AuthorizerUri").asText());
        if (function.isEmpty()) {
            return new Route.Access.Unsupported("its authorizer names no function of the stack");
        }
        try {
            JsonNode sources = authorizer.path("IdentitySource");
            Stream<String> texts = sources.isTextual()
                    ? Stream.of(sources.textValue().split(",", -1))
                    : sources.valueStream().map(JsonNode::asText);
            return new Route.Access.Guarded(
                    function.get(), texts.map(IdentitySource::parse).toList());
        } catch (IllegalArgumentException e) {
            return new Route.Access.Unsupported("its authorizer: " + e.getMessage());
        }
    }

    private Optional<Resource> referred(String type, String id) {
        return stack.ofType("AWS::ApiGatewayV2::" + type).stream()
                .filter(it -> it.ref().equals(id))
                .findFirst();
    }
}
