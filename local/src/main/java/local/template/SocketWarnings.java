package local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names what a template asks of a WebSocket API and does not get here, each at its own line. */
final class SocketWarnings {
    /** What is read, and what makes no difference on one machine. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "AWS::Serverless::WebSocketApi",
            Set.of(
                    "AccessLogSettings",
                    "Auth",
                    "DefaultRouteSettings",
                    "Description",
                    "DisableExecuteApiEndpoint",
                    "DisableSchemaValidation",
                    "FailOnWarnings",
                    "IpAddressType",
                    "Name",
                    "PropagateTags",
                    "Routes",
                    "RouteSelectionExpression",
                    "RouteSettings",
                    "StageName",
                    "StageVariables",
                    "Tags"),
            "AWS::ApiGatewayV2::Route",
            Set.of(
                    "ApiId",
                    "AuthorizationScopes",
                    "AuthorizationType",
                    "AuthorizerId",
                    "OperationName",
                    "RouteKey",
                    "RouteResponseSelectionExpression",
                    "Target"),
            "AWS::ApiGatewayV2::Stage",
            Set.of(
                    "AccessLogSettings",
                    "ApiId",
                    "AutoDeploy",
                    "DefaultRouteSettings",
                    "DeploymentId",
                    "Description",
                    "RouteSettings",
                    "StageName",
                    "StageVariables",
                    "Tags"),
            "AWS::ApiGatewayV2::RouteResponse",
            Set.of("ApiId", "RouteId", "RouteResponseKey"),
            "AWS::ApiGatewayV2::Integration",
            Set.of(
                    "ApiId",
                    "ContentHandlingStrategy",
                    "CredentialsArn",
                    "Description",
                    "IntegrationMethod",
                    "IntegrationType",
                    "IntegrationUri",
                    "PassthroughBehavior",
                    "PayloadFormatVersion",
                    "RequestTemplates",
                    "TemplateSelectionExpression",
                    "TimeoutInMillis"),
            "AWS::ApiGatewayV2::IntegrationResponse",
            Set.of(
                    "ApiId",
                    "IntegrationId",
                    "IntegrationResponseKey",
                    "ResponseTemplates",
                    "TemplateSelectionExpression"),
            "AWS::ApiGatewayV2::Authorizer",
            Set.of("ApiId", "AuthorizerCredentialsArn", "AuthorizerType", "AuthorizerUri", "IdentitySource", "Name"));

    private static final Map<String, Set<String>> RUN = Map.of(
            "IntegrationType", Set.of("AWS_PROXY", "MOCK"),
            "AuthorizationType", Set.of("NONE", "CUSTOM"),
            "AuthorizerType", Set.of("REQUEST"));

    private SocketWarnings() {}

    /** Looks at one resource; {@code apis} are the ids of the template's WebSocket APIs. */
    static void add(ResourceBlock block, ObjectNode properties, Set<String> apis, Warnings warnings)
            throws TemplateException {
        Set<String> known = KNOWN.getOrDefault(block.type(), Set.of());
        boolean ours = block.type().equals(SocketResources.API)
                || apis.contains(properties.path("ApiId").asText());
        if (!ours || known.isEmpty()) {
            return;
        }
        for (var property : Nodes.fields(block.properties(), "Properties").entrySet()) {
            String name = property.getKey();
            String value = properties.path(name).asText();
            Optional<String> trouble = !properties.has(name)
                    ? Optional.empty()
                    : !known.contains(name)
                            ? Optional.of("%s has no effect here".formatted(name))
                            : RUN.getOrDefault(name, Set.of(value)).contains(value)
                                    ? Optional.empty()
                                    : Optional.of("%s %s is not run here: what needs it answers with an error"
                                            .formatted(name, value));
            trouble.ifPresent(it -> warnings.add(
                    property.getValue().at(), "%s (%s): %s".formatted(block.logicalId(), block.type(), it)));
        }
    }
}
