package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import local.gateway.Route.Integration;

/** Reads what stands behind a route: from OpenAPI's {@code x-amazon-apigateway-integration} and from integration resources. */
final class IntegrationReader {
    private static final int STANDARD_TIMEOUT_MS = 30_000;

    private record Definition(
            String type,
            String service,
            String uri,
            String method,
            JsonNode format,
            JsonNode timeout,
            String connection,
            JsonNode requests,
            JsonNode responses) {}

    private final Functions functions;

    IntegrationReader(Functions functions) {
        this.functions = functions;
    }

    Integration openApi(JsonNode node) {
        return integration(new Definition(
                node.path("type").asText(),
                node.path("integrationSubtype").asText(node.path("subtype").asText()),
                node.path("uri").asText(),
                node.path("httpMethod").asText(),
                node.path("payloadFormatVersion"),
                node.path("timeoutInMillis"),
                node.path("connectionType").asText(),
                node.path("requestParameters"),
                node.path("responseParameters")));
    }

    /** @param node the properties of an {@code AWS::ApiGatewayV2::Integration} */
    Integration resource(JsonNode node) {
        return integration(new Definition(
                node.path("IntegrationType").asText(),
                node.path("IntegrationSubtype").asText(),
                node.path("IntegrationUri").asText(),
                node.path("IntegrationMethod").asText(),
                node.path("PayloadFormatVersion"),
                node.path("TimeoutInMillis"),
                node.path("ConnectionType").asText(),
                node.path("RequestParameters"),
                node.path("ResponseParameters")));
    }

    /** What quick create makes of an API's {@code Target}: a function's ARN or a URL. */
    Integration target(String target) {
        Optional<String> function = functions.find(target);
        return function.isPresent()
                ? new Integration.Function(function.get(), Duration.ofMillis(STANDARD_TIMEOUT_MS))
                : proxy(
                        target,
                        Route.ANY,
                        MissingNode.getInstance(),
                        MissingNode.getInstance(),
                        MissingNode.getInstance());
    }

    /** @param properties of a function's {@code HttpApi} event */
    static Integration event(String function, JsonNode properties) {
        JsonNode version = properties.path("PayloadFormatVersion");
        Optional<PayloadFormat> format =
                version.isMissingNode() ? Optional.of(PayloadFormat.V2) : PayloadFormat.of(version);
        Duration timeout = timeout(properties.path("TimeoutInMillis"));
        return format.<Integration>map(it -> new Integration.Function(function, timeout, it, ResponseMapping.NONE))
                .orElseGet(() -> noFormat(version));
    }

    private Integration integration(Definition definition) {
        if (definition.connection().equals("VPC_LINK")) {
            return new Integration.Unsupported("a VPC link leads nowhere here");
        }
        if (!definition.service().isEmpty()) {
            return new Integration.Unsupported(
                    "the service integration %s is not run here".formatted(definition.service()));
        }
        try {
            return switch (definition.type().toLowerCase(Locale.ROOT)) {
                case "aws_proxy" -> function(definition);
                case "http_proxy" ->
                    proxy(
                            definition.uri(),
                            definition.method(),
                            definition.timeout(),
                            definition.requests(),
                            definition.responses());
                default ->
                    new Integration.Unsupported(
                            "an integration of type '%s' is not run here".formatted(definition.type()));
            };
        } catch (IllegalArgumentException e) {
            return new Integration.Unsupported(String.valueOf(e.getMessage()));
        }
    }

    private Integration function(Definition definition) {
        Optional<PayloadFormat> format = PayloadFormat.of(definition.format());
        if (format.isEmpty()) {
            return noFormat(definition.format());
        }
        if (!definition.requests().isEmpty()) {
            return new Integration.Unsupported("requestParameters are not mapped for a function here");
        }
        ResponseMapping responses = ResponseMapping.parse(definition.responses());
        Duration timeout = timeout(definition.timeout());
        return functions
                .find(definition.uri())
                .<Integration>map(it -> new Integration.Function(it, timeout, format.get(), responses))
                .orElseGet(() -> new Integration.Unsupported(
                        "the integration names no function of the stack: " + definition.uri()));
    }

    private static Integration proxy(
            String uri, String method, JsonNode timeout, JsonNode requests, JsonNode responses) {
        ProxyTarget target = new ProxyTarget(uri);
        Optional<String> wrong = target.wrong();
        return wrong.<Integration>map(Integration.Unsupported::new)
                .orElseGet(() -> new Integration.Proxy(
                        target,
                        method.isEmpty() ? Route.ANY : method.toUpperCase(Locale.ROOT),
                        timeout(timeout),
                        ParameterMapping.parse(requests),
                        ResponseMapping.parse(responses)));
    }

    private static Integration noFormat(JsonNode version) {
        return new Integration.Unsupported("payload format '%s' is none: 1.0 or 2.0".formatted(version.asText()));
    }

    private static Duration timeout(JsonNode milliseconds) {
        return Duration.ofMillis(milliseconds.asLong(STANDARD_TIMEOUT_MS));
    }
}
