package local.template;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What SAM makes of an {@code AWS::Serverless::WebSocketApi}: a stage, an authorizer, and per entry of {@code Routes} a route and its integration. They
 * have SAM's own logical ids, so that a template can refer to them; what SAM refuses is refused.
 */
final class SocketResources {
    static final String API = "AWS::Serverless::WebSocketApi";

    private static final String DEFAULT_STAGE = "default";
    private static final List<String> OF_ROUTE = List.of(
            "ApiKeyRequired",
            "ModelSelectionExpression",
            "OperationName",
            "RequestModels",
            "RequestParameters",
            "RouteResponseSelectionExpression");
    private static final List<String> OF_STAGE =
            List.of("StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings");

    private final ResourceBlock api;
    private final Map<String, Node> properties;
    private final List<ResourceBlock> made = new ArrayList<>();

    private SocketResources(ResourceBlock api) throws TemplateException {
        this.api = api;
        this.properties = Nodes.fields(api.properties(), "Properties");
    }

    static List<ResourceBlock> of(ResourceBlock api) throws TemplateException {
        SocketResources resources = new SocketResources(api);
        resources.stage();
        Map<String, Node> auth = Nodes.fields(resources.properties, "Auth");
        resources.authorizer(auth);
        resources.routes(auth);
        return resources.made;
    }

    private void stage() throws TemplateException {
        Node name = properties.getOrDefault("StageName", text(api.at(), DEFAULT_STAGE));
        String plain = name instanceof Node.Value ? Nodes.text(name, "StageName") : "";
        if (plain.equals("$default")) {
            throw refused(name.at(), "the stage of a WebSocket API cannot be called $default");
        }
        Map<String, Node> stage = new LinkedHashMap<>(kept(properties, OF_STAGE));
        stage.put("ApiId", ref(api.at(), api.logicalId()));
        stage.put("StageName", name);
        String infix = plain.equals(DEFAULT_STAGE) ? "Default" : plain;
        add(api.at(), infix + "Stage", "Stage", stage);
    }

    private void authorizer(Map<String, Node> auth) throws TemplateException {
        Node type = auth.get("AuthType");
        if (!auth.isEmpty() && type == null) {
            throw refused(api.at(), "Auth needs an AuthType");
        }
        if (type instanceof Node.Value
                && !List.of("NONE", "AWS_IAM", "CUSTOM").contains(Nodes.text(type, "AuthType"))) {
            throw refused(type.at(), "AuthType is AWS_IAM, CUSTOM or NONE");
        }
        Node function = auth.get("AuthArn");
        if (type instanceof Node.Value && Nodes.text(type, "AuthType").equals("CUSTOM") && function == null) {
            throw refused(type.at(), "AuthType CUSTOM needs an AuthArn");
        }
        if (function != null) {
            Map<String, Node> authorizer = new LinkedHashMap<>(kept(auth, List.of("IdentitySource")));
            authorizer.put("ApiId", ref(api.at(), api.logicalId()));
            authorizer.put("AuthorizerType", text(function.at(), "REQUEST"));
            authorizer.put("AuthorizerUri", function);
            authorizer.put("Name", auth.getOrDefault("Name", text(function.at(), authorizerId())));
            add(function.at(), "ConnectAuthorizer", "Authorizer", authorizer);
        }
    }

    private void routes(Map<String, Node> auth) throws TemplateException {
        Map<String, Node> routes = Nodes.fields(properties, "Routes");
        if (routes.isEmpty()) {
            throw refused(api.at(), "at least one route is needed");
        }
        if (!auth.isEmpty() && !routes.containsKey("$connect")) {
            throw refused(api.at(), "Auth needs a $connect route");
        }
        for (var entry : routes.entrySet()) {
            route(entry.getKey(), entry.getValue(), auth);
        }
    }

    private void route(String key, Node node, Map<String, Node> auth) throws TemplateException {
        Map<String, Node> written = Nodes.fields(node, "route " + key);
        Node function = written.get("FunctionArn");
        if (function == null) {
            throw refused(node.at(), "route %s has no FunctionArn".formatted(key));
        }
        if (written.containsKey("RequestParameters") && !key.equals("$connect")) {
            throw refused(node.at(), "route %s: RequestParameters are for $connect only".formatted(key));
        }
        String id = idPart(node.at(), key);
        Map<String, Node> integration = new LinkedHashMap<>();
        integration.put("ApiId", ref(node.at(), api.logicalId()));
        integration.put("IntegrationType", text(node.at(), "AWS_PROXY"));
        integration.put("IntegrationUri", function);
        Optional.ofNullable(written.get("IntegrationTimeout")).ifPresent(it -> integration.put("TimeoutInMillis", it));
        add(node.at(), id + "Integration", "Integration", integration);

        Map<String, Node> route = new LinkedHashMap<>(kept(written, OF_ROUTE));
        route.put("ApiId", ref(node.at(), api.logicalId()));
        route.put("RouteKey", text(node.at(), key));
        route.put(
                "Target",
                new Node.Call(
                        node.at(),
                        "Sub",
                        text(node.at(), "integrations/${%s%sIntegration}".formatted(api.logicalId(), id))));
        if (key.equals("$connect") && auth.containsKey("AuthType")) {
            route.put("AuthorizationType", auth.get("AuthType"));
            if (auth.containsKey("AuthArn")) {
                route.put("AuthorizerId", ref(node.at(), authorizerId()));
            }
        }
        add(node.at(), id + "Route", "Route", route);
    }

    /** The key's part of SAM's logical ids: the first letter large, all others small. */
    private String idPart(Place at, String key) throws TemplateException {
        String plain = List.of("$connect", "$disconnect", "$default").contains(key) ? key.substring(1) : key;
        if (plain.isEmpty() || !plain.codePoints().allMatch(Character::isLetterOrDigit)) {
            throw refused(at, "route key '%s' must be letters and digits, or a predefined one".formatted(key));
        }
        return plain.substring(0, 1).toUpperCase(Locale.ROOT)
                + plain.substring(1).toLowerCase(Locale.ROOT);
    }

    private String authorizerId() {
        return api.logicalId() + "ConnectAuthorizer";
    }

    private void add(Place at, String suffix, String type, Map<String, Node> fields) {
        made.add(ResourceBlock.implied(
                at,
                api.logicalId() + suffix,
                "AWS::ApiGatewayV2::" + type,
                api.condition(),
                new Node.Fields(at, fields)));
    }

    private static Map<String, Node> kept(Map<String, Node> fields, List<String> names) {
        Map<String, Node> kept = new LinkedHashMap<>(fields);
        kept.keySet().retainAll(names);
        return kept;
    }

    private static Node text(Place at, String value) {
        return new Node.Value(at, TextNode.valueOf(value));
    }

    private static Node ref(Place at, String logicalId) {
        return new Node.Call(at, "Ref", text(at, logicalId));
    }

    private TemplateException refused(Place at, String why) {
        return new TemplateException(at, "%s (%s): %s".formatted(api.logicalId(), API, why));
    }
}
