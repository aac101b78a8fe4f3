package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import local.gateway.Route.Access;
import local.template.Resource;
import local.template.Stack;

/** An API's authorizers: from SAM's {@code Auth} and an OpenAPI definition's security schemes by name, and from resources by id. */
final class AuthorizerDefinitions {
    private static final long STANDARD_TTL = 300;
    private static final String IAM = "AWS_IAM";

    private record Definition(
            String name, String function, JsonNode format, List<String> sources, JsonNode ttl, boolean simple) {}

    private final Functions functions;
    private final Map<String, Access> byName = new HashMap<>();
    private final Map<String, Access> byId = new HashMap<>();
    private final Optional<String> standard;

    /** @param definition the API's OpenAPI definition, missing where it has none */
    AuthorizerDefinitions(Stack stack, Resource api, JsonNode definition, Functions functions) {
        this.functions = functions;
        JsonNode schemes = definition.path("components").path("securitySchemes");
        schemes.properties().forEach(it -> byName.put(it.getKey(), openApi(it.getKey(), it.getValue())));
        JsonNode auth = api.properties().path("Auth");
        auth.path("Authorizers").properties().forEach(it -> byName.put(it.getKey(), sam(it.getKey(), it.getValue())));
        this.standard = Optional.of(auth.path("DefaultAuthorizer").asText()).filter(it -> !it.isEmpty());
        stack.ofType("AWS::ApiGatewayV2::Authorizer").forEach(it -> byId.put(it.ref(), resource(it)));
    }

    /** Access by an authorizer's name, {@code NONE} for an open route, or empty for the API's default. */
    Access access(Optional<String> name) {
        String chosen = name.or(() -> standard).orElse("NONE");
        Access access = byName.get(chosen);
        if (access != null) {
            return access;
        }
        return switch (chosen) {
            case "NONE" -> new Access.Open();
            case IAM -> new Access.Unsupported("callers are not told by their IAM signature here");
            default -> new Access.Unsupported("authorizer %s is defined nowhere".formatted(chosen));
        };
    }

    /** @param route the properties of an {@code AWS::ApiGatewayV2::Route} */
    Access ofRoute(JsonNode route) {
        String type = route.path("AuthorizationType").asText("NONE");
        return switch (type) {
            case "CUSTOM", "JWT" -> {
                String id = route.path("AuthorizerId").asText();
                Access access = byId.get(id);
                yield access == null
                        ? new Access.Unsupported("authorizer '%s' is defined nowhere".formatted(id))
                        : access;
            }
            default -> access(Optional.of(type));
        };
    }

    boolean hasDefault() {
        return standard.isPresent();
    }

    private Access sam(String name, JsonNode node) {
        if (!node.has("FunctionArn")) {
            return noFunction(name, node.has("JwtConfiguration"));
        }
        JsonNode identity = node.path("Identity");
        List<String> sources = Stream.of(
                        prefixed("$request.header.", identity.path("Headers")),
                        prefixed("$request.querystring.", identity.path("QueryStrings")),
                        prefixed("$stageVariables.", identity.path("StageVariables")),
                        prefixed("$context.", identity.path("Context")))
                .flatMap(List::stream)
                .toList();
        return lambda(new Definition(
                name,
                node.path("FunctionArn").asText(),
                node.path("AuthorizerPayloadFormatVersion"),
                sources,
                identity.path("ReauthorizeEvery"),
                node.path("EnableSimpleResponses").asBoolean()));
    }

    private Access openApi(String name, JsonNode scheme) {
        JsonNode node = scheme.path("x-amazon-apigateway-authorizer");
        if (!node.path("type").asText().equalsIgnoreCase("request")) {
            return noFunction(name, node.path("type").asText().equalsIgnoreCase("jwt"));
        }
        return lambda(new Definition(
                name,
                node.path("authorizerUri").asText(),
                node.path("authorizerPayloadFormatVersion"),
                sources(node.path("identitySource")),
                node.path("authorizerResultTtlInSeconds"),
                node.path("enableSimpleResponses").asBoolean()));
    }

    private Access resource(Resource authorizer) {
        JsonNode node = authorizer.properties();
        String type = node.path("AuthorizerType").asText().toUpperCase(Locale.ROOT);
        if (!type.equals("REQUEST")) {
            return noFunction(authorizer.logicalId(), type.equals("JWT"));
        }
        return lambda(new Definition(
                authorizer.logicalId(),
                node.path("AuthorizerUri").asText(),
                node.path("AuthorizerPayloadFormatVersion"),
                sources(node.path("IdentitySource")),
                node.path("AuthorizerResultTtlInSeconds"),
                node.path("EnableSimpleResponses").asBoolean()));
    }

    private static Access noFunction(String name, boolean jwt) {
        return new Access.Unsupported(
                jwt
                        ? "authorizer %s is a JWT authorizer: tokens are not verified here".formatted(name)
                        : "authorizer %s is no Lambda authorizer: such are not run here".formatted(name));
    }

    private Access lambda(Definition definition) {
        String name = definition.name();
        Optional<PayloadFormat> format = PayloadFormat.of(definition.format());
        if (format.isEmpty()) {
            return new Access.Unsupported("authorizer %s: payload format '%s' is none: '1.0' or '2.0'"
                    .formatted(name, definition.format().asText()));
        }
        if (definition.simple() && format.get() == PayloadFormat.V1) {
            return new Access.Unsupported("authorizer %s: format 1.0 has no simple responses".formatted(name));
        }
        Optional<String> logicalId = functions.find(definition.function());
        if (logicalId.isEmpty()) {
            return new Access.Unsupported(
                    "authorizer %s names no function of the stack: %s".formatted(name, definition.function()));
        }
        return new Access.Guarded(new LambdaAuthorizer(
                name,
                logicalId.get(),
                format.get(),
                definition.sources().stream().map(IdentitySource::parse).toList(),
                Duration.ofSeconds(definition.ttl().asLong(STANDARD_TTL)),
                definition.simple()));
    }

    private static List<String> sources(JsonNode written) {
        List<String> sources = new ArrayList<>();
        if (written.isArray()) {
            written.forEach(it -> sources.add(it.asText()));
        } else if (!written.asText().isBlank()) {
            sources.addAll(List.of(written.asText().split(",", -1)));
        }
        return sources;
    }

    private static List<String> prefixed(String prefix, JsonNode names) {
        return names.valueStream().map(it -> prefix + it.asText()).toList();
    }
}
