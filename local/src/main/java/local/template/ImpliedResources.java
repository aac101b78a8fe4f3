package local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SAM makes beside what is written: a role per function without one, {@code ServerlessHttpApi} for events without an API, and the parts of a
 * WebSocket API.
 */
final class ImpliedResources {
    static final String HTTP_API = "ServerlessHttpApi";

    private ImpliedResources() {}

    static Map<String, ResourceBlock> added(Map<String, ResourceBlock> written, Globals globals)
            throws TemplateException {
        Map<String, ResourceBlock> all = new LinkedHashMap<>();
        List<Place> events = new ArrayList<>();
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
                homeless(properties).ifPresent(events::add);
            }
        }
        if (!events.isEmpty() && !all.containsKey(HTTP_API)) {
            Place at = events.getFirst();
            String type = "AWS::Serverless::HttpApi";
            Node properties = globals.under(type, new Node.Fields(at, Map.of()), Map.of());
            all.put(HTTP_API, ResourceBlock.implied(at, HTTP_API, type, Optional.empty(), properties));
        }
        return all;
    }

    private static Optional<Place> homeless(Map<String, Node> function) throws TemplateException {
        Node events = function.get("Events");
        if (!(events instanceof Node.Fields(var eventsAt, var fields))) {
            return Optional.empty();
        }
        for (Node event : fields.values()) {
            if (event instanceof Node.Fields(var at, var parts)
                    && Nodes.text(parts, "Type").equals(Optional.of("HttpApi"))
                    && !Nodes.fields(parts, "Properties").containsKey("ApiId")) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
