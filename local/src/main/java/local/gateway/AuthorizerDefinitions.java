package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import local.gateway.Route.Access;

/** An API's authorizers by name, from SAM's {@code Auth} and from the security schemes of its {@code DefinitionBody}. */
final class AuthorizerDefinitions {
    private static final long STANDARD_TTL = 300;

    private final Functions functions;
    private final Map<String, Access> byName = new HashMap<>();
    private final Optional<String> standard;

    AuthorizerDefinitions(JsonNode properties, Functions functions) {
        this.functions = functions;
        JsonNode schemes = properties.path("DefinitionBody").path("components").path("securitySchemes");
        schemes.properties().forEach(it -> byName.put(it.getKey(), openApi(it.getKey(), it.getValue())));
        JsonNode auth = properties.path("Auth");
        auth.path("Authorizers").properties().forEach(it -> byName.put(it.getKey(), sam(it.getKey(), it.getValue())));
        this.standard = Optional.of(auth.path("DefaultAuthorizer").asText()).filter(it -> !it.isEmpty());
    }

    /** Access by an authorizer's name, {@code NONE} for an open route, or empty for the API's default. */
    Access access(Optional<String> name) {
        String chosen = name.or(() -> standard).orElse("NONE");
        if (chosen.equals("NONE")) {
            return new Access.Open();
        }
        Access access = byName.get(chosen);
        return access == null ? new Access.Unsupported("authorizer %s is defined nowhere".formatted(chosen)) : access;
    }

    boolean hasDefault() {
        return standard.isPresent();
    }

    private Access sam(String name, JsonNode node) {
        if (!node.has("FunctionArn")) {
            return new Access.Unsupported(
                    "authorizer %s is no Lambda authorizer: such are not run here".formatted(name));
        }
        JsonNode identity = node.path("Identity");
        List<String> sources = Stream.of(
                        prefixed("$request.header.", identity.path("Headers")),
                        prefixed("$request.querystring.", identity.path("QueryStrings")),
                        prefixed("$stageVariables.", identity.path("StageVariables")),
                        prefixed("$context.", identity.path("Context")))
                .flatMap(List::stream)
                .toList();
        return lambda(
                name,
                node.path("FunctionArn").asText(),
                node.path("AuthorizerPayloadFormatVersion").asText(),
                sources,
                identity.path("ReauthorizeEvery").asLong(STANDARD_TTL),
                node.path("EnableSimpleResponses").asBoolean());
    }

    private Access openApi(String name, JsonNode scheme) {
        JsonNode node = scheme.path("x-amazon-apigateway-authorizer");
        if (!node.path("type").asText().equalsIgnoreCase("request")) {
            return new Access.Unsupported(
                    "authorizer %s is no Lambda authorizer: such are not run here".formatted(name));
        }
        List<String> sources = new ArrayList<>();
        JsonNode identity = node.path("identitySource");
        if (identity.isArray()) {
            identity.forEach(it -> sources.add(it.asText()));
        } else if (!identity.asText().isBlank()) {
            sources.addAll(List.of(identity.asText().split(",")));
        }
        return lambda(
                name,
                node.path("authorizerUri").asText(),
                node.path("authorizerPayloadFormatVersion").asText(),
                sources,
                node.path("authorizerResultTtlInSeconds").asLong(STANDARD_TTL),
                node.path("enableSimpleResponses").asBoolean());
    }

    private Access lambda(
            String name, String function, String version, List<String> sources, long ttlSeconds, boolean simple) {
        if (!version.equals("2.0")) {
            return new Access.Unsupported(
                    "authorizer %s has payload format '%s': only 2.0 is run here".formatted(name, version));
        }
        Optional<String> logicalId = functions.find(function);
        if (logicalId.isEmpty()) {
            return new Access.Unsupported("authorizer %s names no function of the stack: %s".formatted(name, function));
        }
        return new Access.Guarded(new LambdaAuthorizer(
                name,
                logicalId.get(),
                sources.stream().map(IdentitySource::parse).toList(),
                Duration.ofSeconds(ttlSeconds),
                simple));
    }

    private static List<String> prefixed(String prefix, JsonNode names) {
        return names.valueStream().map(it -> prefix + it.asText()).toList();
    }
}
