package local.aws.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import local.aws.proxy.AwsError;
import local.aws.sqs.MessageAttribute;
import software.amazon.event.ruler.Machine;

/** Decides which messages a subscription gets. */
final class FilterPolicy {
    /** What the policy looks at. */
    enum Scope {
        ATTRIBUTES,
        BODY;

        static Scope of(String written) {
            return switch (written) {
                case "MessageAttributes" -> ATTRIBUTES;
                case "MessageBody" -> BODY;
                default ->
                    throw new AwsError(
                            400,
                            "InvalidParameter",
                            "Invalid parameter: FilterPolicyScope: Invalid value [" + written + "]");
            };
        }
    }

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String RULE = "policy";

    private final Machine machine = Machine.builder().build();
    private final Scope scope;

    /** @param policy event patterns as JSON */
    FilterPolicy(String policy, Scope scope) {
        this.scope = scope;
        try {
            machine.addRule(RULE, policy);
        } catch (IOException e) {
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: FilterPolicy: " + e.getMessage());
        }
    }

    /** Does the subscription get this message? A body that is no JSON object matches no policy on bodies. */
    boolean matches(Publication publication) {
        try {
            JsonNode event = scope == Scope.ATTRIBUTES
                    ? event(publication.attributes())
                    : MAPPER.readTree(publication.message());
            return event.isObject() && !machine.rulesForJSONEvent(event).isEmpty();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ObjectNode event(Map<String, MessageAttribute> attributes) throws JsonProcessingException {
        ObjectNode event = MAPPER.createObjectNode();
        for (var entry : attributes.entrySet()) {
            MessageAttribute attribute = entry.getValue();
            switch (attribute.dataType().split("\\.", 2)[0]) {
                case "Number" -> event.set(entry.getKey(), MAPPER.readTree(attribute.value()));
                case "String" ->
                    event.set(
                            entry.getKey(),
                            attribute.dataType().equals("String.Array")
                                    ? MAPPER.readTree(attribute.value())
                                    : MAPPER.getNodeFactory().textNode(attribute.value()));
                default -> event.remove(entry.getKey());
            }
        }
        return event;
    }
}
