package local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SAM makes beside what is written: a role per function without one, {@code ServerlessHttpApi} and {@code ServerlessRestApi} for events
 * without an API, and the parts of a WebSocket API.
 */
final class ImpliedResources {
    static final String HTTP_API = "ServerlessHttpApi";
    private static final String REST_API = "ServerlessRestApi";

    private ImpliedResources() {}

    static Map<String, ResourceBlock> added(Map<String, ResourceBlock> written, Globals globals)
            throws TemplateException {
        Map<String, ResourceBlock> all = new LinkedHashMap<>();
        List<Place> events = new ArrayList<>();
        List<Place> restEvents = new ArrayList<>();
        for (ResourceBlock block : written.values()) {
            all.put(block.logicalId(), block);
            if (block.type().equals(SocketResources.API)) {
                SocketResources.of(block).stream()
                        .filter(it -> !written.containsKey(it.logicalId()))
                        .forEach(it -> all.put(it.logicalId(), it));
            }
            if (block.type().equals("AWS::Serverless::Function")) {
                Map<String, Node> properties = Nodes.fields(block.properties(), "Properties");
                String role = block.logicalId() + "Role";
                if (!properties.containsKey("Role") && !written.containsKey(role)) {
                    all.put(
                            role,
                            ResourceBlock.implied(
                                    block.at(),
                                    role,
                                    "AWS::IAM::Role",
                                    block.condition(),
                                    new Node.Fields(block.at(), Map.of())));
                }
                homeless(properties, "HttpApi", "ApiId").ifPresent(events::add);
                homeless(properties, "Api", "RestApiId").ifPresent(restEvents::add);
            }
        }
        addApi(all, globals, HTTP_API, "AWS::Serverless::HttpApi", events);
        addApi(all, globals, REST_API, "AWS::Serverless::Api", restEvents);
        return all;
    }

    private static void addApi(
            Map<String, ResourceBlock> all, Globals globals, String id, String type, List<Place> events)
            throws TemplateException {
        if (!events.isEmpty() && !all.containsKey(id)) {
            Place at = events.getFirst();
            Node properties = globals.under(type, new Node.Fields(at, Map.of()), Map.of());
            all.put(id, ResourceBlock.implied(at, id, type, Optional.empty(), properties));
        }
    }

    private static Optional<Place> homeless(Map<String, Node> function, String type, String api)
            throws TemplateException {
        Node events = function.get("Events");
        if (!(events instanceof Node.Fields(var eventsAt, var fields))) {
            return Optional.empty();
        }
        for (Node event : fields.values()) {
            if (event instanceof Node.Fields(var at, var parts)
                    && Nodes.text(parts, "Type").equals(Optional.of(type))
                    && !Nodes.fields(parts, "Properties").containsKey(api)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
