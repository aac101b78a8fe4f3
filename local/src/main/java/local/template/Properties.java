package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/** One resource's properties, resolved one by one as they are asked for: a name may be needed before the rest can be known. */
final class Properties {
    private final Map<String, Node> fields;
    private final Intrinsics intrinsics;

    Properties(ResourceBlock block, Intrinsics intrinsics) throws TemplateException {
        this.fields = Nodes.fields(block.properties(), "Properties of " + block.logicalId());
        this.intrinsics = intrinsics;
    }

    JsonNode get(String property) throws TemplateException {
        Node node = fields.get(property);
        return node == null ? MissingNode.getInstance() : intrinsics.resolve(node);
    }

    /** A plain value as text; empty where there is none. */
    Optional<String> text(String property) throws TemplateException {
        JsonNode value = get(property);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    boolean has(String property) throws TemplateException {
        JsonNode value = get(property);
        return !value.isMissingNode() && !value.isNull();
    }
}
