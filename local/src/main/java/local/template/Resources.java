package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves resources. A name is worked out when it is first asked for, so the order in the template does not matter. */
final class Resources implements Lookup {
    private static final Set<String> NOT_RUN = Set.of("AWS::Serverless::Api");
    private static final Set<String> EVENTS =
            Set.of("HttpApi", "SQS", "DynamoDB", "Schedule", "ScheduleV2", "SNS", "EventBridgeRule");

    private final Map<String, ResourceBlock> blocks;
    private final Surroundings surroundings;
    private final PhysicalNames physicalNames;
    private final Warnings warnings;
    private final Intrinsics intrinsics = new Intrinsics(this);
    private final Map<String, Identity> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Resources(Map<String, ResourceBlock> blocks, Surroundings surroundings, Names names, Warnings warnings) {
        this.blocks = blocks;
        this.surroundings = surroundings;
        this.physicalNames = new PhysicalNames(names);
        this.warnings = warnings;
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    /** Every resource whose condition holds, in order. */
    List<Resource> all() throws TemplateException {
        List<Resource> resources = new ArrayList<>();
        for (ResourceBlock block : blocks.values()) {
            if (exists(block)) {
                resources.add(resolved(block));
            }
        }
        return resources;
    }

    private Resource resolved(ResourceBlock block) throws TemplateException {
        Identity identity = identity(block);
        ObjectNode properties = object(block, block.properties());
        Set<String> socketApis = socketApis();
        SocketWarnings.add(block, properties, socketApis, warnings);
        if (NOT_RUN.contains(block.type())) {
            warnings.add(
                    block.at(), "%s (%s): is not served here, only named".formatted(block.logicalId(), block.type()));
        }
        if (properties.has("DefinitionUri")) {
            warnings.add(
                    block.at(),
                    "%s (%s): DefinitionUri is not read, its routes are missing"
                            .formatted(block.logicalId(), block.type()));
        }
        for (String name : JwtAuthorizers.of(block.type(), properties)) {
            warnings.add(
                    block.at(),
                    "%s (%s): tokens are not verified here, routes with authorizer %s answer 500"
                            .formatted(block.logicalId(), block.type(), name));
        }
        if (block.type().equals("AWS::Serverless::Function")) {
            for (var event : properties.path("Events").properties()) {
                String type = event.getValue().path("Type").asText();
                if (!EVENTS.contains(type)) {
                    warnings.add(
                            block.at(),
                            "%s (%s): event %s of type %s does not fire here"
                                    .formatted(block.logicalId(), block.type(), event.getKey(), type));
                }
            }
        }
        return new Resource(
                block.logicalId(),
                block.type(),
                identity.ref(),
                identity.attributes(),
                properties,
                object(block, block.metadata()));
    }

    private Set<String> socketApis() throws TemplateException {
        Set<String> ids = new HashSet<>();
        for (ResourceBlock block : blocks.values()) {
            boolean raw = block.type().equals("AWS::ApiGatewayV2::Api")
                    && exists(block)
                    && new Properties(block, intrinsics).text("ProtocolType").equals(Optional.of("WEBSOCKET"));
            if (raw || (block.type().equals(SocketResources.API) && exists(block))) {
                ids.add(identity(block).ref());
            }
        }
        return ids;
    }

    private ObjectNode object(ResourceBlock block, Node node) throws TemplateException {
        if (intrinsics.resolve(node) instanceof ObjectNode object) {
            return object;
        }
        throw new TemplateException(node.at(), "%s (%s): a map is needed".formatted(block.logicalId(), block.type()));
    }

    private boolean exists(ResourceBlock block) throws TemplateException {
        Optional<Node> condition = block.condition();
        return condition.isEmpty()
                || holds(condition.get().at(), Nodes.text(condition.get(), "Condition of " + block.logicalId()));
    }

    private Identity identity(ResourceBlock block) throws TemplateException {
        Identity before = known.get(block.logicalId());
        if (before != null) {
            return before;
        }
        if (!open.add(block.logicalId())) {
            throw new TemplateException(
                    block.at(),
                    "names go in a circle: %s -> %s".formatted(String.join(" -> ", open), block.logicalId()));
        }
        Identity identity = physicalNames
                .of(block.type(), block.logicalId(), new Properties(block, intrinsics))
                .orElseGet(() -> unknown(block));
        open.remove(block.logicalId());
        known.put(block.logicalId(), identity);
        return identity;
    }

    private Identity unknown(ResourceBlock block) {
        warnings.add(
                block.at(),
                "%s (%s): the type is unknown here, it is only named".formatted(block.logicalId(), block.type()));
        return Identity.named(surroundings.names().stack() + "-" + block.logicalId());
    }

    @Override
    public JsonNode ref(Place at, String name) throws TemplateException {
        Optional<JsonNode> value = surroundings.value(name);
        if (value.isPresent()) {
            return value.get();
        }
        int dot = name.indexOf('.');
        if (dot > 0 && blocks.containsKey(name.substring(0, dot))) {
            return attribute(at, name); // SAM's own: !Ref Function.Alias, !Ref Api.Stage
        }
        return TextNode.valueOf(identity(existing(at, "Ref", name)).ref());
    }

    @Override
    public JsonNode attribute(Place at, String path) throws TemplateException {
        int dot = path.indexOf('.');
        if (dot < 1 || dot == path.length() - 1) {
            throw new TemplateException(
                    at, "GetAtt %s: a logical id, a dot and an attribute are needed".formatted(path));
        }
        ResourceBlock block = existing(at, "GetAtt", path.substring(0, dot));
        String attribute = path.substring(dot + 1);
        String value = identity(block).gettable().get(attribute);
        if (value != null) {
            return TextNode.valueOf(value);
        }
        if (physicalNames
                .of(block.type(), block.logicalId(), new Properties(block, intrinsics))
                .isPresent()) {
            throw new TemplateException(
                    at, "%s (%s) has no attribute %s".formatted(block.logicalId(), block.type(), attribute));
        }
        warnings.add(at, "%s (%s): attribute %s is made up".formatted(block.logicalId(), block.type(), attribute));
        return TextNode.valueOf(path);
    }

    private ResourceBlock existing(Place at, String function, String logicalId) throws TemplateException {
        ResourceBlock block = blocks.get(logicalId);
        if (block == null) {
            throw new TemplateException(
                    at, "%s of %s: there is no such parameter or resource".formatted(function, logicalId));
        }
        if (!exists(block)) {
            throw new TemplateException(
                    at, "%s of %s: its condition does not hold, so it does not exist".formatted(function, logicalId));
        }
        return block;
    }

    @Override
    public JsonNode mapped(String map, String key, String second) {
        return surroundings.mapped(map, key, second);
    }

    @Override
    public boolean holds(Place at, String condition) throws TemplateException {
        return surroundings.holds(at, condition);
    }
}
